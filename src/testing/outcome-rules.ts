import type { TaskOverride } from '@aws-sdk/client-ecs';
import type { OutcomeSource, TaskOutcome, TaskSubject } from '../ecs/task/task-outcome.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import { matchesGlob } from './matches-glob.js';
import { matchesPart } from './matches-part.js';

/** Which tasks a rule is for: all members given must match. Texts may have `*` for any characters. */
export interface TaskMatch {
  readonly family?: string;
  /** `family:revision` or an ARN. */
  readonly taskDefinition?: string;
  /** The image of any of the containers. */
  readonly image?: string;
  /** The name of any of the containers. */
  readonly container?: string;
  /** The cluster's name. */
  readonly cluster?: string;
  readonly group?: string;
  readonly startedBy?: string;
  /** Any part of the overrides that the task was started with. */
  readonly overrides?: TaskOverride;
}

/** What the matched tasks do: the same for each, one after the other, or as a function says. */
export type TaskOutcomes =
  | TaskOutcome
  /** One for each task, in the order in which they start; tasks after the last are not matched. */
  | readonly TaskOutcome[]
  /** `turn` counts the tasks that matched before, from 0. Undefined leaves the task unmatched. */
  | ((task: TaskSubject, turn: number) => TaskOutcome | undefined);

export type TaskPredicate = (task: TaskSubject) => boolean;

export interface OutcomeRules {
  add(match: TaskMatch | TaskPredicate, outcomes: TaskOutcomes): void;
  readonly outcomeOf: OutcomeSource;
  clear(): void;
}

interface Rule {
  readonly id: string;
  readonly matches: TaskPredicate;
  readonly outcomes: TaskOutcomes;
}

/** The latest rule that matches wins. */
export function createOutcomeRules(): OutcomeRules {
  let rules: Rule[] = [];
  return {
    add(match, outcomes) {
      const matches = typeof match === 'function' ? match : toPredicate(match);
      rules = [{ id: `task ${rules.length + 1}`, matches, outcomes }, ...rules];
    },
    outcomeOf(task, takeTurn) {
      for (const { id, matches, outcomes } of rules) {
        const outcome = matches(task) ? choose(outcomes, task, () => takeTurn(id)) : undefined;
        if (outcome !== undefined) return outcome;
      }
      return undefined;
    },
    clear() {
      rules = [];
    },
  };
}

function choose(outcomes: TaskOutcomes, task: TaskSubject, takeTurn: () => number): TaskOutcome | undefined {
  if (typeof outcomes === 'function') return outcomes(task, takeTurn());
  if (Array.isArray(outcomes)) return (outcomes as readonly TaskOutcome[])[takeTurn()];
  return outcomes as TaskOutcome;
}

/** How each member of a match is held against a task. */
const CRITERIA: {
  readonly [K in keyof TaskMatch]-?: (wanted: NonNullable<TaskMatch[K]>, task: TaskSubject) => boolean;
} = {
  family: (wanted, task) => matchesGlob(wanted, task.family),
  taskDefinition: (wanted, task) =>
    matchesGlob(wanted, task.taskDefinitionArn) || matchesGlob(wanted, `${task.family}:${task.revision}`),
  image: (wanted, task) => task.containers.some(({ image }) => matchesGlob(wanted, image)),
  container: (wanted, task) => task.containers.some(({ name }) => matchesGlob(wanted, name)),
  cluster: (wanted, task) => matchesGlob(wanted, task.cluster),
  group: (wanted, task) => matchesGlob(wanted, task.group),
  startedBy: (wanted, task) => matchesGlob(wanted, task.startedBy ?? ''),
  overrides: (wanted, task) => matchesPart(wanted, task.overrides),
};

function toPredicate(match: TaskMatch): TaskPredicate {
  const unknown = Object.keys(match).find((member) => !(member in CRITERIA));
  if (unknown !== undefined) {
    throw new UsageError(
      `onTask cannot match tasks by ${showValue(unknown)}. Match by ${Object.keys(CRITERIA).join(', ')}, or by a function of the task.`,
    );
  }
  const criteria = Object.entries(match).filter(([, wanted]) => wanted !== undefined);
  return (task) => criteria.every(([member, wanted]) => CRITERIA[member as keyof TaskMatch](wanted as never, task));
}
