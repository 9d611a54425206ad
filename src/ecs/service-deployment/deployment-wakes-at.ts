import type { ServiceStep } from '../service/service-step.js';

/** When time alone takes the deployment that is under way further. */
export function deploymentWakesAt(_step: ServiceStep): number | undefined {
  return undefined;
}
