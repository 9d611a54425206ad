import { BatchClient } from '@aws-sdk/client-batch';
import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mockClient } from 'aws-sdk-client-mock';
import { mockAws, mockEcs } from 'aws-ecs-batch-mock';
import { measureInTurns } from '../measure.js';
import { inWorld, ONE_TASK, submitJob } from '../worlds.js';

const SEED = { clusters: ['default'], taskDefinitions: ['web'], tasks: ['web'] };

export interface SendFigures {
  readonly floor: number;
  readonly describeTasks: number;
  readonly runTask: number;
  readonly submitJob: number;
  /** The reply of DescribeTasks, from a stub of aws-sdk-client-mock. */
  readonly stub: number;
  /** The same, from a mock at the other end of the wire. */
  readonly wire: number;
}

/**
 * What a call costs, in microseconds. The floor is the SDK itself: a client whose middleware answers with a constant at the step at which
 * the mock does.
 */
export async function sendFigures(): Promise<SendFigures> {
  const [client, wired, constant, stubbed] = [newClient(), newClient(), newClient(), newClient()];
  const batchClient = new BatchClient({});
  const mock = () => mockAws({ client: [client, batchClient] });
  const mockWire = () => mockEcs({ client: wired, transport: 'wire' });
  return inWorld(mockWire, async (wire) =>
    inWorld(mock, async ({ ecs, batch }) => {
      const { taskArns: tasks } = ecs.seed(SEED);
      wire.ecs.seed(SEED);
      batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['jobs'], jobDefinitions: ['job'] });
      const describe = new DescribeTasksCommand({ tasks });
      const output = await client.send(describe);
      constant.middlewareStack.add(() => async () => ({ response: {}, output }), {
        step: 'serialize',
        priority: 'high',
      });
      mockClient(stubbed).on(DescribeTasksCommand).resolves(output);
      const submit = submitJob();
      return measureInTurns(
        {
          floor: () => constant.send(describe),
          describeTasks: () => client.send(describe),
          runTask: () => client.send(ONE_TASK),
          submitJob: () => batchClient.send(submit),
          stub: () => stubbed.send(describe),
          wire: () => wired.send(describe),
        },
        { rounds: 80 },
      );
    }),
  );
}

function newClient(): ECSClient {
  return new ECSClient({ region: 'us-east-1' });
}
