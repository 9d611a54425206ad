import type { Failure } from '@aws-sdk/client-ecs';
import { arnTail } from '../../../aws/arn.js';
import { wordShortage } from '../../shortage/fargate-capacity.js';

const GUIDE = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
const UNPLACED = 'was unable to place a task because no container instance met all of its requirements.';

/** What an instance lacks, in the order in which it is checked. */
const LACKS: readonly (readonly [reason: string, words: string])[] = [
  ['AGENT', 'encountered error "AGENT".'],
  ['ATTRIBUTE', 'is missing an attribute required by your task.'],
  ['RESOURCE:CPU', 'has insufficient CPU units available.'],
  ['RESOURCE:MEMORY', 'has insufficient memory available.'],
  ['RESOURCE:PORTS', 'is already using a port required by your task.'],
  ['RESOURCE:GPU', 'has insufficient GPU resource available.'],
];
/** An instance that fails for any other reason has passed all of these. */
const PASSED_ALL = LACKS.length;
/** There is no instance at all. */
const EMPTY = 'EMPTY CAPACITY PROVIDER';

/** Why no task could be placed, as a service event. Assumption: the instance that came furthest matches closest. */
export function explainFailure(failures: readonly Failure[]): string {
  const failure = closestOf(failures);
  if (failure === undefined) return `${UNPLACED} Reason: No Container Instances were found in your cluster. ${GUIDE}`;
  const { arn, reason = '' } = failure;
  if (reason === EMPTY) {
    return 'was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.';
  }
  if (arn === undefined) return `was unable to place a task. Reason: ${wordShortage(reason)}.`;
  const words = LACKS[rankOf(reason)]?.[1] ?? `encountered error "${reason}".`;
  return `${UNPLACED} The closest matching (container-instance ${arnTail(arn)}) ${words} ${GUIDE}`;
}

export function closestOf(failures: readonly Failure[]): Failure | undefined {
  return failures.toSorted((a, b) => rankOf(b.reason) - rankOf(a.reason))[0];
}

function rankOf(reason = ''): number {
  if (reason === EMPTY) return -1;
  const rank = LACKS.findIndex(([known]) => known === reason);
  return rank === -1 ? PASSED_ALL : rank;
}
