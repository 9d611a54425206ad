// A user's ES module, compiled against the built package by every supported TypeScript.
import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockAws, mockBatch, mockEcs, withClientMock } from 'aws-ecs-batch-mock';
import { serve } from 'aws-ecs-batch-mock/serve';

const aws = mockAws({ accountId: '123456789012', region: 'eu-west-1', seed: 7 });
const { batch, clock, ecs } = aws;

const later: Date = clock.advance('90s');
await clock.fastForward(async () => {
  await new ECSClient().send(new ListTasksCommand({ cluster: 'default' }));
  await new BatchClient().send(new SubmitJobCommand({ jobName: 'a', jobQueue: 'b', jobDefinition: 'c' }));
});
console.log(later.toISOString(), ecs.calls().length, batch.calls().length);

aws.reset();
aws.restore();
mockEcs().restore();
mockBatch().restore();

const clientMock = { send: () => undefined, reset: () => undefined, restore: () => undefined };
console.log(() => withClientMock([clientMock], { region: 'eu-west-1' }).ecs.calls());

const server = await serve({ port: 0 });
console.log(server.url, server.aws.batch.calls().length);
await server.close();
