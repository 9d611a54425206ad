import type { InputRules } from '../validation/input-rules.js';
import { ecsInputErrors } from './ecs-errors.js';
import { ecsShapes } from './generated/shapes.js';

/** How ECS reads what it is asked. */
export const ecsInputRules: InputRules = {
  get shapes() {
    return ecsShapes();
  },
  errors: ecsInputErrors,
};
