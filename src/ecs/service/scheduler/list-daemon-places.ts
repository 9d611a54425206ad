import type { EcsDraft } from '../../ecs-state.js';
import { groupOf } from '../service-table.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import type { Fleet } from './fleet.js';
import type { DaemonHost } from './list-daemon-hosts.js';
import type { DaemonPlace } from './plan-daemons.js';
import type { SurveyedTask } from './survey-service.js';

export interface SurveyedPlace extends DaemonPlace<SurveyedTask> {
  readonly isDraining: boolean;
}

export interface DaemonSurvey {
  readonly fleet: Pick<Fleet, 'starter'>;
  readonly hosts: readonly DaemonHost[];
  readonly tasks: readonly SurveyedTask[];
}

/** The instances that shall have a task, and those that have one, with what is on them. */
export function listDaemonPlaces(step: ServiceStep, { fleet, hosts, tasks }: DaemonSurvey): SurveyedPlace[] {
  const { draft } = step;
  const group = groupOf(serviceOf(step));
  const wanted = new Set(hosts.map(({ instance }) => instance.containerInstanceArn));
  const tasksOn = byInstance(tasks);
  return [...new Set([...wanted, ...tasksOn.keys()])].map((containerInstanceArn) => {
    const here = tasksOn.get(containerInstanceArn) ?? [];
    const isDraining = draft.containerInstances.get(containerInstanceArn)?.status === 'DRAINING';
    return {
      ...{ containerInstanceArn, isDraining, isWanted: wanted.has(containerInstanceArn) },
      isHeld: isDraining && hasReplicas(draft, containerInstanceArn),
      current: here.filter(({ task }) => task.startedBy === fleet.starter),
      leaving: here.filter(({ task }) => task.startedBy !== fleet.starter),
      isStopping: draft.tasks.count('byInstanceGroup', [containerInstanceArn, group]) > here.length,
    };
  });
}

function byInstance(tasks: readonly SurveyedTask[]): ReadonlyMap<string, readonly SurveyedTask[]> {
  const groups = new Map<string, SurveyedTask[]>();
  for (const task of tasks) {
    const group = groups.get(instanceArnOf(task));
    if (group === undefined) groups.set(instanceArnOf(task), [task]);
    else group.push(task);
  }
  return groups;
}

export function instanceArnOf({ task: { containerInstanceArn = '' } }: SurveyedTask): string {
  return containerInstanceArn;
}

/** Whether tasks of REPLICA services are still on the instance. */
function hasReplicas(draft: EcsDraft, containerInstanceArn: string): boolean {
  const tasks = [...draft.tasks.list('byContainerInstance', [containerInstanceArn])];
  return tasks.some(
    ({ lastStatus, serviceArn = '' }) =>
      lastStatus !== 'STOPPED' && draft.services.get(serviceArn)?.schedulingStrategy === 'REPLICA',
  );
}
