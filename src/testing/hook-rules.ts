import type { DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import type {
  HookAnswerSource,
  LifecycleHookEvent,
  LifecycleHookResult,
  LifecycleHookSubject,
} from '../ecs/service-deployment/lifecycle-hook.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import { toPredicate, type MatchKind } from './match-predicate.js';
import { matchesGlob } from './matches-glob.js';
import { createRuleList, type RuleAnswers } from './rule-list.js';

/** Which invocations a rule is for: all members given must match. Texts may have `*` for any characters. */
export interface HookMatch {
  /** The stage that the deployment is in. */
  readonly lifecycleStage?: DeploymentLifecycleHookStage;
  /** The ARN of the Lambda function. */
  readonly hookTargetArn?: string;
  /** The name of the service. */
  readonly service?: string;
}

/** True for the invocations that a rule is for. */
export type HookPredicate = (hook: LifecycleHookSubject) => boolean;

/** What the function returns; a status alone will do. */
export type HookAnswer = LifecycleHookResult['hookStatus'] | LifecycleHookResult;

/** What the matched invocations return. A list has one answer for each invocation; a function gets what the Lambda function would. */
export type HookAnswers = RuleAnswers<LifecycleHookEvent, HookAnswer>;

export interface HookRules {
  add(match: HookMatch | HookPredicate, answers: HookAnswers): void;
  readonly hookAnswerOf: HookAnswerSource;
  clear(): void;
}

const HOOKS: MatchKind<HookMatch, LifecycleHookSubject> = {
  method: 'onLifecycleHook',
  things: 'hooks',
  thing: 'hook',
  criteria: {
    lifecycleStage: (wanted, { event }) => matchesGlob(wanted, event.lifecycleStage),
    hookTargetArn: (wanted, hook) => matchesGlob(wanted, hook.hookTargetArn),
    service: (wanted, hook) => matchesGlob(wanted, hook.service),
  },
};

export function createHookRules(): HookRules {
  const rules = createRuleList<LifecycleHookSubject, LifecycleHookEvent, HookAnswer>('hook', assertHookAnswer);
  return {
    add: (match, answers) => rules.add(toPredicate(match, HOOKS), answers),
    hookAnswerOf(subject, takeTurn) {
      const answer = rules.find(() => ({ subject, asked: subject.event }), takeTurn);
      return answer && toResult(answer);
    },
    clear: rules.clear,
  };
}

const STATUSES: readonly LifecycleHookResult['hookStatus'][] = ['SUCCEEDED', 'FAILED', 'IN_PROGRESS'];

function toResult(answer: HookAnswer): LifecycleHookResult {
  return typeof answer === 'string' ? { hookStatus: answer } : answer;
}

function assertHookAnswer(answer: HookAnswer): void {
  const { hookStatus } = toResult(answer);
  if (STATUSES.includes(hookStatus)) return;
  throw new UsageError(
    `onLifecycleHook: ${showValue(hookStatus)} is no hookStatus. Answer ${STATUSES.join(', ')}.`,
    'outcomes',
  );
}
