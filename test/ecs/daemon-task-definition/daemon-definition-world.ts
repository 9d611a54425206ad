import {
  ECSClient,
  RegisterDaemonTaskDefinitionCommand,
  type RegisterDaemonTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from '../../../src/index.js';

/** A world without daemon task definitions, and a short way to register some. */
export interface DaemonDefinitionWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Gives the ARN. */
  register(definition?: Partial<RegisterDaemonTaskDefinitionCommandInput>): Promise<string>;
}

export const DEFINITION_ARN = 'arn:aws:ecs:us-east-1:123456789012:daemon-task-definition';

/** What is left out: the family `agent` with one container, `agent`. */
export function createDaemonDefinitionWorld(options: MockOptions = {}): DaemonDefinitionWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  return {
    aws,
    client,
    async register(definition = {}) {
      const containerDefinitions = [{ name: 'agent', image: 'agent:1', memory: 256 }];
      const command = new RegisterDaemonTaskDefinitionCommand({ family: 'agent', containerDefinitions, ...definition });
      return (await client.send(command)).daemonTaskDefinitionArn ?? '';
    },
  };
}
