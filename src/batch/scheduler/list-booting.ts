import { findInstanceType } from '../../aws/instance-types.js';
import type { Transition } from '../../store/transition.js';
import type { BatchTransitionContext } from '../batch-context.js';
import type { ComputeEnvironmentRecord } from '../compute-environment/compute-environment-record.js';
import { resourcesOfType } from '../host/resources-of-type.js';
import { readText } from '../read-text.js';
import type { SizedType } from './site.js';

/** An instance that has been launched takes jobs from now on. */
export const BOOT: string = 'batch.compute-environment.boot';

/** Whether it was launched for this environment, and not for one that had its name before. */
export function isLaunchedFor({ sequence }: ComputeEnvironmentRecord): (boot: Pick<Transition, 'data'>) => boolean {
  return ({ data }) => data?.['environment'] === sequence;
}

/** The instances that have been launched, and take no jobs yet. */
export function listBooting(
  environment: ComputeEnvironmentRecord,
  { scheduled }: Pick<BatchTransitionContext, 'scheduled'>,
): SizedType[] {
  const launched = scheduled(environment.computeEnvironmentArn, [BOOT]);
  return launched.filter(isLaunchedFor(environment)).flatMap((transition) => {
    const name = readText(transition, 'instanceType');
    const type = findInstanceType(name);
    return type === undefined ? [] : [{ name, size: resourcesOfType(type) }];
  });
}
