import { CreateServiceCommand, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock } from 'aws-ecs-batch-mock';
import { measureOnce } from '../measure.js';
import { inWorld } from '../worlds.js';

const TASKS = 200;
const INSTANCES = 100;

export interface RollingFigures {
  readonly ms: number;
}

/** A service of 200 tasks on 100 instances goes from one revision to the next: 200 tasks start, and 200 stop. */
export async function rollingFigures(): Promise<RollingFigures> {
  const client = new ECSClient({});
  return inWorld(
    () => mockEcs({ client }),
    async (aws) => {
      await createService(aws, client);
      let current = 1;
      const ms = await measureOnce(5, async () => {
        current = 3 - current;
        await client.send(new UpdateServiceCommand({ service: 'worker', taskDefinition: `worker:${current}` }));
        aws.clock.advance('5m');
        const [service] = Object.values(aws.state.ecs.services);
        if (service?.deployments.length !== 1) throw new Error('The deployment has not come to its end');
      });
      return { ms };
    },
  );
}

async function createService(aws: EcsMock, client: ECSClient): Promise<void> {
  const revision = {
    family: 'worker',
    networkMode: 'bridge' as const,
    containerDefinitions: [{ cpu: 256, memory: 512 }],
  };
  aws.ecs.seed({
    containerInstances: [{ instanceType: 'm5.xlarge', count: INSTANCES }],
    taskDefinitions: [revision, revision],
  });
  await client.send(
    new CreateServiceCommand({
      serviceName: 'worker',
      taskDefinition: 'worker:1',
      desiredCount: TASKS,
      launchType: 'EC2',
    }),
  );
  aws.clock.advance('5m');
}
