// A user's CommonJS module, compiled against the built package by every supported TypeScript.
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';

const { ecs, restore } = mockEcs();
void new ECSClient().send(new ListTasksCommand({})).then(({ taskArns }) => {
  console.log(taskArns?.length, ecs.calls().length);
  restore();
});
