import { BatchClient } from '@aws-sdk/client-batch';
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { measureInTurns } from '../measure.js';
import { inWorld, mockBacklog, mockCrowd, ONE_TASK, submitJob } from '../worlds.js';

const FEW = 100;
const MANY = 100_000;

export interface GrowthFigures {
  readonly runTask: number;
  readonly submitJob: number;
  readonly listTasks: number;
}

/** How many times as much a call costs among 100,000 tasks that run, or jobs that wait, as among 100. */
export async function growthFigures(): Promise<GrowthFigures> {
  return { ...(await amongTasks()), submitJob: await amongJobs() };
}

async function amongTasks(): Promise<Omit<GrowthFigures, 'submitJob'>> {
  const [few, many] = [new ECSClient({}), new ECSClient({})];
  return inWorld(
    () => mockCrowd(FEW, few),
    () =>
      inWorld(
        () => mockCrowd(MANY, many),
        async () => {
          const list = new ListTasksCommand({});
          const micros = await measureInTurns({
            listFew: () => few.send(list),
            listMany: () => many.send(list),
            runFew: () => few.send(ONE_TASK),
            runMany: () => many.send(ONE_TASK),
          });
          return { runTask: micros.runMany / micros.runFew, listTasks: micros.listMany / micros.listFew };
        },
      ),
  );
}

async function amongJobs(): Promise<number> {
  const [few, many] = [new BatchClient({}), new BatchClient({})];
  return inWorld(
    () => mockBacklog(FEW, few),
    () =>
      inWorld(
        () => mockBacklog(MANY, many),
        async () => {
          const submit = submitJob();
          const micros = await measureInTurns({ few: () => few.send(submit), many: () => many.send(submit) });
          return micros.many / micros.few;
        },
      ),
  );
}
