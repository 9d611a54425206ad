import type {
  Failure,
  ProtectedTask,
  UpdateTaskProtectionRequest,
  UpdateTaskProtectionResponse,
} from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { requestReconcile } from '../service/request-reconcile.js';
import { blocksDeployment } from './blocks-deployment.js';
import type { TaskRecord } from './task-record.js';
import { toTaskProtectionView } from './task-protection-view.js';
import { noteTask } from './task-step.js';
import { taskArnOf } from './task-table.js';

const MOST_TASKS = 10;
const DEFAULT_MINUTES = 120;
const MOST_MINUTES = 2_880;

export function updateTaskProtection(
  draft: EcsDraft,
  input: UpdateTaskProtectionRequest,
  context: EcsContext,
): UpdateTaskProtectionResponse {
  const { tasks: references = [], protectionEnabled = false } = input;
  assertListSize('Tasks', references, MOST_TASKS);
  const forMs = readDuration(input);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const protectedTasks: ProtectedTask[] = [];
  const failures: Failure[] = [];
  for (const arn of references.map((reference) => taskArnOf(cluster, reference, context.scope))) {
    const task = draft.tasks.get(arn);
    const reason = findObstacle(draft, { task, protectionEnabled }, context);
    if (task === undefined || reason !== undefined) failures.push({ arn, reason });
    else {
      const changed = protect(draft, { task, forMs: protectionEnabled ? forMs : 0 }, context);
      protectedTasks.push(toTaskProtectionView(changed, context.now));
    }
  }
  return { protectedTasks, failures };
}

/** Assumption: the wording, and that it is checked even where protection is taken off; the range is on record. */
function readDuration({ expiresInMinutes = DEFAULT_MINUTES }: UpdateTaskProtectionRequest): number {
  if (!Number.isInteger(expiresInMinutes) || expiresInMinutes < 1 || expiresInMinutes > MOST_MINUTES) {
    throw invalidParameter(`expiresInMinutes should be between 1 and ${MOST_MINUTES}.`);
  }
  return expiresInMinutes * 60_000;
}

interface Wanted {
  readonly task: TaskRecord | undefined;
  readonly protectionEnabled: boolean;
}

/** Assumption: a task that is stopping is as little valid as one that no service has started. */
function findObstacle(draft: EcsDraft, { task, protectionEnabled }: Wanted, { now }: EcsContext): string | undefined {
  if (task === undefined) return 'MISSING';
  if (task.serviceArn === undefined || task.desiredStatus === 'STOPPED') return 'TASK_NOT_VALID';
  return protectionEnabled && blocksDeployment(draft, task, now) ? 'DEPLOYMENT_BLOCKED' : undefined;
}

/** The scheduler looks at the service again when the protection has ended. */
function protect(
  draft: EcsDraft,
  { task, forMs }: { readonly task: TaskRecord; readonly forMs: number },
  context: EcsContext,
): TaskRecord {
  const { taskArn, serviceArn = '' } = task;
  const isOn = forMs > 0;
  requestReconcile({ serviceArn, afterMs: isOn ? forMs : context.timing.schedulerTickMs, background: isOn }, context);
  return noteTask({ draft, context, taskArn }, { protectedUntil: isOn ? context.now + forMs : undefined });
}
