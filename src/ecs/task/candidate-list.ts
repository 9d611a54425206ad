import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { toExpressionSubject } from '../container-instance/expression-subject.js';
import type { EcsDraft } from '../ecs-state.js';
import { matchesExpression } from '../placement/evaluate-expression.js';
import type { Candidate } from '../placement/plan-placement.js';
import type { TaskRecord } from './task-record.js';
import type { TaskRequest } from './task-request.js';

type Wanting = Pick<TaskRequest, 'cluster' | 'launchType' | 'capacityProviderName'>;

/** Where the tasks of one launch can go: found once for all of them. */
export interface CandidateList {
  listFor(request: Wanting): readonly Candidate[];
  /** The task has been placed: its instance has less room than it had. */
  note(task: TaskRecord): void;
}

/** For tasks of the group that are alike but for their capacity provider. */
export function createCandidateList(draft: EcsDraft, group: string): CandidateList {
  const byProvider = new Map<string | undefined, Candidate[]>();
  return {
    listFor(request) {
      const { capacityProviderName } = request;
      const candidates =
        byProvider.get(capacityProviderName) ?? listCandidates(draft, listInstances(draft, request), group);
      byProvider.set(capacityProviderName, candidates);
      return candidates;
    },
    note({ capacityProviderName, containerInstanceArn = '' }) {
      const candidates = byProvider.get(capacityProviderName) ?? [];
      const at = candidates.findIndex(({ instance }) => instance.containerInstanceArn === containerInstanceArn);
      const instance = draft.containerInstances.get(containerInstanceArn);
      if (at >= 0 && instance !== undefined) candidates[at] = toCandidate(draft, instance, group);
    },
  };
}

/** The ACTIVE instances that the launch type, and the capacity provider where there is one, can use. */
export function listInstances(
  draft: EcsDraft,
  { cluster, launchType, capacityProviderName }: Wanting,
): ContainerInstanceRecord[] {
  const active = [...draft.containerInstances.list('byClusterStatus', [cluster.clusterArn, 'ACTIVE'])];
  return active.filter(
    (instance) =>
      instance.launchType === launchType &&
      (capacityProviderName === undefined || instance.capacityProviderName === capacityProviderName),
  );
}

export function listCandidates(
  draft: EcsDraft,
  instances: readonly ContainerInstanceRecord[],
  group: string,
): Candidate[] {
  return instances.map((instance) => toCandidate(draft, instance, group));
}

function toCandidate(draft: EcsDraft, instance: ContainerInstanceRecord, group: string): Candidate {
  return {
    instance,
    tasksOfGroup: draft.tasks.count('byInstanceGroup', [instance.containerInstanceArn, group]),
    matches: (expression) => matchesExpression(expression, toExpressionSubject(draft, instance)),
  };
}
