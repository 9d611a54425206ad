import type { AttemptDetail, EksAttemptContainerDetail, EksAttemptDetail } from '@aws-sdk/client-batch';
import type { AttemptContainer, AttemptRecord } from './job-record.js';

export function toAttemptViews(
  attempts: readonly AttemptRecord[],
  { isMultiContainer }: { readonly isMultiContainer: boolean },
): AttemptDetail[] {
  return attempts.map((attempt) => ({
    container: isMultiContainer ? { networkInterfaces: [] } : toContainer(attempt),
    ...timesOf(attempt),
    ...(isMultiContainer && { taskProperties: [toTask(attempt)] }),
  }));
}

/** What only some attempts have. */
function timesOf({ startedAt, stoppedAt, statusReason }: AttemptRecord): AttemptDetail {
  return {
    ...(startedAt !== undefined && { startedAt }),
    ...(stoppedAt !== undefined && { stoppedAt }),
    ...(statusReason !== undefined && { statusReason }),
  };
}

/** Where the task of an attempt is, on ECS. */
export function placeOf({
  containerInstanceArn,
  taskArn,
}: Partial<AttemptRecord>): Pick<AttemptRecord, 'containerInstanceArn' | 'taskArn'> {
  return {
    ...(containerInstanceArn !== undefined && { containerInstanceArn }),
    ...(taskArn !== undefined && { taskArn }),
  };
}

function toContainer(attempt: AttemptRecord): NonNullable<AttemptDetail['container']> {
  const [{ name: _, ...end } = { name: '' }] = attempt.containers;
  return { ...placeOf(attempt), ...end, networkInterfaces: attempt.networkInterfaces ?? [] };
}

function toTask(attempt: AttemptRecord): NonNullable<AttemptDetail['taskProperties']>[number] {
  const { containers, networkInterfaces = [] } = attempt;
  return {
    ...placeOf(attempt),
    containers: containers.map((container) => ({ ...container, networkInterfaces })),
  };
}

export function toEksAttemptViews(attempts: readonly AttemptRecord[]): EksAttemptDetail[] {
  return attempts.map((attempt) => {
    const { podName, nodeName, containers } = attempt;
    return {
      containers: containers.map(toEksContainer),
      ...(podName !== undefined && { podName }),
      ...(nodeName !== undefined && { nodeName }),
      ...timesOf(attempt),
    };
  });
}

/** On Amazon EKS logs go elsewhere. */
function toEksContainer(container: AttemptContainer): EksAttemptContainerDetail {
  const { logStreamName: _, ...end } = container;
  return end;
}
