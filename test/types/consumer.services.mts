// A user's ES module of one service each, compiled against the built package by every supported TypeScript.
import { mockBatch, type BatchMock } from 'aws-ecs-batch-mock/batch';
import { mockEcs, UsageError, type EcsMock } from 'aws-ecs-batch-mock/ecs';

const ecs: EcsMock = mockEcs({ timing: { ecs: { imagePull: '5s' } } });
const batch: BatchMock = mockBatch({ timing: 'instant' });

console.log(Object.keys(ecs.state.ecs.tasks), Object.keys(batch.state.batch.jobs), UsageError.name);
console.log(ecs.snapshot({ include: ['ecs.tasks'] }), batch.snapshot({ omit: ['batch.jobs'] }));
ecs.restore();
batch.restore();
