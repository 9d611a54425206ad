import type { ServiceStep } from '../service-step.js';

/** One task on each instance. */
export function keepDaemons(_step: ServiceStep): void {}
