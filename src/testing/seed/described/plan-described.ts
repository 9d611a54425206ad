import type { Task } from '@aws-sdk/client-ecs';
import { launchSpecOf } from '../../../ecs/service/launch-spec-of.js';
import { registersTargets } from '../../../ecs/service/launch-spec.js';
import { planTargets } from '../../../ecs/task/create-task.js';
import { toOutcomeSubject } from '../../../ecs/task/outcome-subject.js';
import { planContainers } from '../../../ecs/task/plan-container.js';
import type { ContainerPlan, TaskOutcome } from '../../../ecs/task/task-outcome.js';
import type { TaskRecord } from '../../../ecs/task/task-record.js';
import { takeTurn } from '../../../store/turn-table.js';
import type { Described } from '../../seeding/described.js';
import type { Seeding } from '../seeding.js';
import { getDescribedDefinition } from './get-described-definition.js';
import type { TaskFacts } from './put-task.js';

/** What is to become of a task, of which AWS shows nothing. */
export interface DescribedPlan {
  readonly members: Pick<TaskRecord, 'registersTargets' | 'targetHealth' | 'targetPlan' | 'waiting'>;
  readonly containers: ReadonlyMap<string, ContainerPlan>;
}

/** A task that has stopped needs no definition; any other does. */
export function planDescribed(seeding: Seeding, facts: TaskFacts, task: Described<Task>): DescribedPlan {
  const { draft, context } = seeding;
  const { lastStatus, containerInstanceArn, capacityProviderName, launchType } = facts;
  if (lastStatus === 'STOPPED') return { members: { registersTargets: false }, containers: new Map() };
  const cluster = draft.ecs.clusters.get(facts.clusterArn);
  const taskDefinition = getDescribedDefinition(seeding, 'taskDefinitionArn', facts.taskDefinitionArn);
  const outcome =
    cluster &&
    context.outcomeOf(
      () => toOutcomeSubject({ ...task, cluster, taskDefinition, launchType, tags: [] }, facts),
      (rule) => takeTurn(draft.ecs.outcomeTurns, rule),
    );
  const isWaiting =
    launchType !== 'FARGATE' && capacityProviderName !== undefined && containerInstanceArn === undefined;
  return {
    members: {
      ...planRegistration(seeding, facts, outcome),
      ...(isWaiting && { waiting: { constraints: [], strategies: [], subnets: [] } }),
    },
    containers: planContainers(outcome, taskDefinition.definition.containerDefinitions),
  };
}

/** Who outside knows the task. A load balancer is taken to have found one that is RUNNING healthy. */
function planRegistration(
  { draft, context }: Seeding,
  facts: TaskFacts,
  outcome: TaskOutcome = {},
): Pick<TaskRecord, 'registersTargets' | 'targetHealth' | 'targetPlan'> {
  const { lastStatus } = facts;
  const spec = launchSpecOf(draft.ecs, facts);
  const isRegistered = lastStatus === 'ACTIVATING' || lastStatus === 'DEACTIVATING';
  const targets = isRegistered || (spec !== undefined && registersTargets(spec));
  if (!spec?.loadBalancers.length) return { registersTargets: targets };
  if (lastStatus === 'RUNNING') return { registersTargets: targets, targetHealth: 'HEALTHY', targetPlan: [] };
  return { registersTargets: targets, ...planTargets(outcome, context) };
}
