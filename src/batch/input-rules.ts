import type { InputRules } from '../validation/input-rules.js';
import type { ServiceShapes } from '../validation/shape.js';
import { batchInputErrors } from './batch-errors.js';
import { batchShapes } from './generated/shapes.js';

let shapes: ServiceShapes | undefined;

/** How AWS Batch reads what it is asked. */
export const batchInputRules: InputRules = {
  get shapes() {
    return (shapes ??= withFreeAction(batchShapes()));
  },
  errors: batchInputErrors,
};

/** AWS reads the action of `evaluateOnExit` in upper and in lower case, unlike any other enum: a rule of its own checks it. */
function withFreeAction({ operations, shapes: known }: ServiceShapes): ServiceShapes {
  const { EvaluateOnExit: shape } = known;
  if (shape?.type !== 'structure') return { operations, shapes: known };
  const EvaluateOnExit = { ...shape, members: { ...shape.members, action: 'string' } };
  return { operations, shapes: { ...known, EvaluateOnExit } };
}
