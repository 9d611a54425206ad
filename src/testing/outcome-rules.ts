import type { TaskOverride } from '@aws-sdk/client-ecs';
import type { OutcomeSource, TaskOutcome, TaskSubject } from '../ecs/task/task-outcome.js';
import { assertTaskOutcome } from './assert-task-outcome.js';
import { toPredicate, type MatchKind } from './match-predicate.js';
import { matchesGlob } from './matches-glob.js';
import { matchesPart } from './matches-part.js';
import { askAbout, createRuleList, type RuleAnswers } from './rule-list.js';

/** Which tasks a rule is for: all members given must match. Texts may have `*` for any characters. */
export interface TaskMatch {
  /** The family of the task definition. */
  readonly family?: string;
  /** `family:revision` or an ARN. */
  readonly taskDefinition?: string;
  /** The image of any of the containers. */
  readonly image?: string;
  /** The name of any of the containers. */
  readonly container?: string;
  /** The cluster's name. */
  readonly cluster?: string;
  /** For example `family:report` or `service:web`. */
  readonly group?: string;
  /** What RunTask was told; the deployment of a service. */
  readonly startedBy?: string;
  /** Any part of the overrides that the task was started with. */
  readonly overrides?: TaskOverride;
}

/** What the matched tasks do: the same for each, one after the other in the order in which they start, or as a function says. */
export type TaskOutcomes = RuleAnswers<TaskSubject, TaskOutcome>;

/** True for the tasks that a rule is for. */
export type TaskPredicate = (task: TaskSubject) => boolean;

export interface OutcomeRules {
  add(match: TaskMatch | TaskPredicate, outcomes: TaskOutcomes): void;
  readonly outcomeOf: OutcomeSource;
  clear(): void;
}

const TASKS: MatchKind<TaskMatch, TaskSubject> = {
  method: 'onTask',
  things: 'tasks',
  thing: 'task',
  criteria: {
    family: (wanted, task) => matchesGlob(wanted, task.family),
    taskDefinition: (wanted, task) =>
      matchesGlob(wanted, task.taskDefinitionArn) || matchesGlob(wanted, `${task.family}:${task.revision}`),
    image: (wanted, task) => task.containers.some(({ image }) => matchesGlob(wanted, image)),
    container: (wanted, task) => task.containers.some(({ name }) => matchesGlob(wanted, name)),
    cluster: (wanted, task) => matchesGlob(wanted, task.cluster),
    group: (wanted, task) => matchesGlob(wanted, task.group),
    startedBy: (wanted, task) => matchesGlob(wanted, task.startedBy ?? ''),
    overrides: (wanted, task) => matchesPart(wanted, task.overrides),
  },
  types: { overrides: 'object' },
};

export function createOutcomeRules(): OutcomeRules {
  const rules = createRuleList<TaskSubject, TaskSubject, TaskOutcome>('task', assertTaskOutcome);
  return {
    add: (match, outcomes) => rules.add(toPredicate(match, TASKS), outcomes),
    outcomeOf: (describe, takeTurn) => rules.find(() => askAbout(describe()), takeTurn),
    clear: rules.clear,
  };
}
