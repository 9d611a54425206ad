// What users of Jest write who import from @jest/globals, compiled against the built package.
import { SubmitJobCommand } from '@aws-sdk/client-batch';
import { RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { expect } from '@jest/globals';
import { traceOnFailure } from 'aws-ecs-batch-mock/jest';

const aws = mockAws();
const { ecs, batch } = aws;
traceOnFailure(aws);
traceOnFailure(aws, 'traces');

expect(ecs).toHaveRunningTasks(2, { service: 'web', cluster: 'prod' });
expect(ecs).not.toBeStable('web');
expect(ecs).toHaveStopped({ taskArn: 'arn' }, { exitCode: 1, reason: /memory/, stopCode: 'UserInitiated' });
expect(batch).toHaveSucceeded({ jobId: 'id' });
expect(batch).toHaveFailed('nightly', { exitCode: 137, reason: 'OutOfMemoryError' });
expect(aws).toHaveEmitted('ECS Task State Change', { lastStatus: expect.any(String) });
expect(ecs).toHaveReceivedAnyCommand();
expect(ecs).toHaveReceivedCommand(RunTaskCommand);
expect(ecs).toHaveReceivedCommandTimes(RunTaskCommand, 2);
expect(ecs).toHaveReceivedCommandWith(RunTaskCommand, { taskDefinition: expect.stringContaining('web') });
expect(batch).toHaveReceivedNthCommandWith(SubmitJobCommand, 1, { jobName: 'nightly' });

// @ts-expect-error -- no member of the input
expect(ecs).toHaveReceivedLastCommandWith(RunTaskCommand, { taskDefinitoin: 'web' });
// @ts-expect-error -- no filter
expect(ecs).toHaveRunningTasks(2, { clutser: 'prod' });
// @ts-expect-error -- no mock
traceOnFailure({});
