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

/** What a call costs, in microseconds. What is only shown comes last, so that it leaves the others alone. */
export async function sendFigures(): Promise<SendFigures> {
  const emulated = await measureEmulated();
  return { ...emulated, ...(await measureOthers()) };
}

/** The floor is the SDK itself: a client whose middleware answers with a constant at the step at which the mock does. */
async function measureEmulated(): Promise<Pick<SendFigures, 'floor' | 'describeTasks' | 'runTask' | 'submitJob'>> {
  const [client, constant, batchClient] = [newClient(), newClient(), new BatchClient({})];
  return inWorld(
    () => mockAws({ client: [client, batchClient] }),
    async ({ ecs, batch }) => {
      const { taskArns: tasks } = ecs.seed(SEED);
      batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['jobs'], jobDefinitions: ['job'] });
      const describe = new DescribeTasksCommand({ tasks });
      const output = await client.send(describe);
      constant.middlewareStack.add(() => async () => ({ response: {}, output }), {
        step: 'serialize',
        priority: 'high',
      });
      const submit = submitJob();
      return measureInTurns(
        {
          floor: () => constant.send(describe),
          describeTasks: () => client.send(describe),
          runTask: () => client.send(ONE_TASK),
          submitJob: () => batchClient.send(submit),
        },
        { rounds: 400 },
      );
    },
  );
}

/** DescribeTasks without the model, and over the wire. */
async function measureOthers(): Promise<Pick<SendFigures, 'stub' | 'wire'>> {
  const [wired, stubbed] = [newClient(), newClient()];
  return inWorld(
    () => mockEcs({ client: wired, transport: 'wire' }),
    async ({ ecs }) => {
      const describe = new DescribeTasksCommand({ tasks: ecs.seed(SEED).taskArns });
      mockClient(stubbed)
        .on(DescribeTasksCommand)
        .resolves(await wired.send(describe));
      return measureInTurns({ stub: () => stubbed.send(describe), wire: () => wired.send(describe) });
    },
  );
}

function newClient(): ECSClient {
  return new ECSClient({ region: 'us-east-1' });
}
