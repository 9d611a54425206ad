import type { ServiceStep } from '../service/service-step.js';

/** The strategies that shift traffic go from stage to stage. */
export function advanceStage(_step: ServiceStep): void {}
