import { sdk } from './sdk.js';
import { startServer, type ServeOptions, type Server } from './server/start-server.js';

export type { ServeOptions, Server } from './server/start-server.js';

/**
 * Serves ECS and AWS Batch on one port, to the AWS CLI, boto3 and every other client that can be told an endpoint. Other processes
 * move the clock and seed under `/_mock/`.
 *
 * @throws UsageError for options that make no sense, and when the port cannot be had.
 * @example
 * await using server = await serve();
 * server.aws.ecs.seed({ taskDefinitions: ['web'], services: ['web'] });
 * await execFile('aws', ['ecs', 'list-services', '--endpoint-url', server.url]);
 */
export function serve(options: ServeOptions = {}): Promise<Server> {
  return startServer(sdk, options);
}
