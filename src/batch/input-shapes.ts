import type { ServiceShapes } from '../validation/shape.js';
import { batchShapes } from './generated/shapes.js';

/** AWS reads the action of `evaluateOnExit` in upper and in lower case, unlike any other enum: a rule of its own checks it. */
const evaluateOnExit = batchShapes.shapes['EvaluateOnExit'];

export const batchInputShapes: ServiceShapes = {
  ...batchShapes,
  shapes: {
    ...batchShapes.shapes,
    ...(evaluateOnExit?.type === 'structure' && {
      EvaluateOnExit: { ...evaluateOnExit, members: { ...evaluateOnExit.members, action: 'string' } },
    }),
  },
};
