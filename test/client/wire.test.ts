import {
  BatchClient,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-batch';
import {
  CreateClusterCommand,
  ECSClient,
  ListClustersCommand,
  ListTasksCommand,
  RunTaskCommand,
  type ECSClientConfig,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import { mockAws, mockEcs, UsageError, type AwsMock } from 'aws-ecs-batch-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStubNetwork } from './stub-network.js';
import { LaunchRocketCommand } from './unknown-command.js';

const ON_FARGATE: RunTaskCommandInput = {
  taskDefinition: 'app',
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
};

interface SeenRequest {
  readonly hostname: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the user's own middleware sees just before the request is sent. */
function watchRequests(client: ECSClient): SeenRequest[] {
  const seen: SeenRequest[] = [];
  client.middlewareStack.add(
    (next) => (args) => {
      seen.push(args.request as SeenRequest);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return seen;
}

describe('the transport wire', () => {
  const create = new CreateClusterCommand({ clusterName: 'web' });
  let aws: AwsMock;

  beforeEach(() => {
    aws = mockAws({ transport: 'wire' });
  });
  afterEach(() => {
    aws.restore();
    vi.unstubAllEnvs();
  });

  it("runs the user's middleware of all steps, on a signed request and a response", async () => {
    const client = new ECSClient({});
    const seen: unknown[] = [];
    for (const step of ['serialize', 'build', 'finalizeRequest'] as const) {
      client.middlewareStack.add((next) => (args) => (seen.push(step), next(args)), { step } as { step: 'build' });
    }
    client.middlewareStack.add(
      (next) => async (args) => {
        const { headers } = args.request as SeenRequest;
        const result = await next(args);
        seen.push(headers['authorization']?.split('/')[2], (result.response as { statusCode: number }).statusCode);
        return result;
      },
      { step: 'deserialize' },
    );

    await client.send(create);

    expect(seen).toEqual(['serialize', 'build', 'finalizeRequest', 'us-east-1', 200]);
  });

  it('answers what the request says by the time it is sent', async () => {
    const client = new ECSClient({});
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request as object, { body: '{"clusterName":"changed"}' });
        return next(args);
      },
      { step: 'build' },
    );

    expect((await client.send(create)).cluster?.clusterName).toBe('changed');
    expect(aws.ecs.call(0)?.args[0].input).toEqual({ clusterName: 'changed' });
  });

  it('refuses a request that cannot be read, as AWS does', async () => {
    const client = new ECSClient({});
    client.middlewareStack.add((next) => (args) => (Object.assign(args.request as object, { body: '{' }), next(args)), {
      step: 'build',
    });

    await expect(client.send(create)).rejects.toMatchObject({ name: 'SerializationException', $fault: 'client' });
  });

  it.each<[string, ECSClientConfig, SeenRequest]>([
    ['lends', {}, { hostname: 'ecs.eu-west-3.amazonaws.com', headers: { authorization: 'mock eu-west-3' } }],
    [
      "leaves those of the user's own in",
      { region: 'eu-west-1', credentials: async () => ({ accessKeyId: 'own', secretAccessKey: 'own' }) },
      { hostname: 'ecs.eu-west-1.amazonaws.com', headers: { authorization: 'own eu-west-1' } },
    ],
  ])('%s a Region and credentials', async (_what, config, { hostname, headers }) => {
    vi.stubEnv('AWS_REGION', 'eu-west-3');
    const client = new ECSClient(config);
    const requests = watchRequests(client);

    await client.send(create);

    const [key, , region] = requests[0]?.headers['authorization']?.replace(/.*Credential=/, '').split('/') ?? [];
    expect(requests[0]?.hostname).toBe(hostname);
    expect(`${key} ${region}`).toBe(headers['authorization']);
  });

  it('leaves the client as it was after each call', async () => {
    const client = new ECSClient({});
    const before = Object.getOwnPropertyDescriptors(client.config);

    await Promise.all([client.send(create), client.send(new ListTasksCommand({ cluster: 'missing' })).catch(() => {})]);

    expect(Object.getOwnPropertyDescriptors(client.config)).toEqual(before);
  });

  it('goes on with a call that was sent before the restoration', async () => {
    const client = new ECSClient({});
    const call = client.send(create);
    aws.restore();

    expect((await call).cluster?.clusterName).toBe('web');
  });

  it('refuses a call that was under way when the client had another mock', async () => {
    aws.restore();
    aws = mockAws();
    const client = new ECSClient({});
    client.middlewareStack.add((next) => async (args) => {
      await Promise.resolve();
      return next(args);
    });
    const call = client.send(create);
    aws.restore();
    aws = mockAws({ transport: 'wire' });

    await expect(call).rejects.toThrow(/^A CreateClusterCommand was under way .* Await the calls of one mock before/);
    expect(aws.changes()).toEqual([]);
  });

  it('has no effect where the signal aborts before the request is sent', async () => {
    const controller = new AbortController();
    const call = new ECSClient({}).send(create, { abortSignal: controller.signal });
    controller.abort();

    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(aws.changes()).toEqual([]);
  });

  it('is that of a single client where it is wanted for one', async () => {
    const client = new ECSClient({});
    const requests = watchRequests(client);
    aws.restore();
    aws = mockAws();
    using own = mockEcs({ client, transport: 'wire' });

    await client.send(create);
    await new ECSClient({}).send(new ListClustersCommand({}));

    expect(requests).toHaveLength(1);
    expect(own.ecs.calls()).toHaveLength(1);
    expect(aws.ecs.calls()).toHaveLength(1);
  });

  it('answers a client with an endpoint of its own, whatever its path', async () => {
    const client = new BatchClient({ endpoint: 'http://localhost:4566/aws' });
    const {
      jobQueueArns: [resourceArn = ''],
    } = aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'] });

    await client.send(new TagResourceCommand({ resourceArn, tags: { team: 'data', stage: 'test', tier: 'a' } }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['stage', 'tier'] }));

    expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ team: 'data' });
  });

  it('hands misuse to the caller as it is, and only once', async () => {
    const error: unknown = await new ECSClient({}).send(new LaunchRocketCommand({})).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(UsageError);
    expect(error).not.toHaveProperty('$metadata');
    expect(aws.ecs.calls()).toHaveLength(1);
  });

  it('makes no request of a client of another service', async () => {
    aws.restore();
    aws = mockAws({ transport: 'wire', client: ECSClient });
    const s3 = new ECSClient(createStubNetwork().config);
    s3.middlewareStack.add(
      (next, context) => (args) => next(Object.assign(context, { clientName: 'S3Client' }) && args),
      { step: 'initialize' },
    );

    await expect(s3.send(create)).rejects.toThrow('CreateClusterCommand was sent by S3Client');
  });
});

describe('a call that fails over the wire', () => {
  const client = new ECSClient({});
  let aws: AwsMock;

  beforeEach(() => {
    aws = mockAws({ transport: 'wire' });
    aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
  });
  afterEach(() => aws.restore());

  const runTask = () => aws.clock.fastForward(() => client.send(new RunTaskCommand(ON_FARGATE)));

  it('is sent again by the SDK, on virtual time', async () => {
    aws.faults.throttle(RunTaskCommand, { times: 2 });

    const { tasks, $metadata } = await runTask();

    expect(tasks).toHaveLength(1);
    expect($metadata.attempts).toBe(3);
    expect(aws.ecs.commandCalls(RunTaskCommand)).toHaveLength(3);
    expect(aws.clock.now().getTime() - Date.UTC(2024, 0)).toBe($metadata.totalRetryDelay);
  });

  it('is given up after as many attempts as the client makes', async () => {
    aws.faults.throttle(RunTaskCommand, { times: Infinity });

    await expect(runTask()).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400, attempts: 3 },
    });
    expect(aws.ecs.calls()).toHaveLength(3);
  });

  it('has its effect once, where the response is lost and it is sent again with the same token', async () => {
    aws.faults.loseResponse(RunTaskCommand);

    const { tasks, $metadata } = await runTask();

    expect($metadata.attempts).toBe(2);
    expect(tasks?.map(({ taskArn }) => taskArn)).toEqual(Object.keys(aws.state.ecs.tasks));
  });

  it('asks a stub at each attempt', async () => {
    const throttled = { name: 'ThrottlingException', message: 'Slow down' };
    aws.ecs.on(RunTaskCommand).rejectsOnce(throttled).resolvesOnce({ tasks: [], failures: [] });

    expect((await runTask()).$metadata.attempts).toBe(2);
  });

  it('is the same on every run', async () => {
    const run = async () => {
      aws.reset();
      aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
      aws.faults.loseResponse(RunTaskCommand);
      await runTask();
      return [aws.snapshot(), aws.timeline()];
    };

    expect(await run()).toEqual(await run());
  });
});
