import { describe, expect, it } from 'vitest';
import type { LifecycleHookSubject } from '../../src/ecs/service-deployment/lifecycle-hook.js';
import { createHookRules, type HookAnswers, type HookMatch, type HookPredicate } from '../../src/testing/hook-rules.js';

const hook: LifecycleHookSubject = {
  event: {
    executionId: '5ab5f6c5-7d1a-4c6f-9c0e-5d9c3f1f4c39',
    lifecycleStage: 'POST_SCALE_UP',
    resourceArn: 'arn:aws:ecs:us-east-1:123456789012:service-deployment/default/web/r9i43YFjvgF_xlg7m2eJ1',
    executionDetails: {
      serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/default/web',
      targetServiceRevisionArn: 'arn:aws:ecs:us-east-1:123456789012:service-revision/default/web/1',
      testTrafficWeights: {},
      productionTrafficWeights: {},
    },
  },
  hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:approve',
  service: 'web',
};

/** What invocations get one after the other. */
function answers(rules: [HookMatch | HookPredicate, HookAnswers][], count = 1): unknown[] {
  const hookRules = createHookRules();
  for (const [match, answer] of rules) hookRules.add(match, answer);
  const turns = new Map<string, number>();
  const takeTurn = (rule: string) => {
    const turn = turns.get(rule) ?? 0;
    turns.set(rule, turn + 1);
    return turn;
  };
  return Array.from({ length: count }, () => hookRules.hookAnswerOf(hook, takeTurn)?.hookStatus);
}

describe('the rules of onLifecycleHook', () => {
  it.each<[HookMatch | HookPredicate]>([
    [{}],
    [{ lifecycleStage: 'POST_SCALE_UP' }],
    [{ hookTargetArn: '*:function:approve' }],
    [{ service: 'w*' }],
    [{ lifecycleStage: 'POST_SCALE_UP', service: 'web' }],
    [({ event }) => event.executionDetails.serviceArn.endsWith('/web')],
  ])('match by %j', (match) => {
    expect(answers([[match, 'FAILED']])).toEqual(['FAILED']);
  });

  it.each<[HookMatch | HookPredicate]>([
    [{ lifecycleStage: 'PRE_SCALE_UP' }],
    [{ hookTargetArn: 'approve' }],
    [{ service: 'we' }],
    [{ lifecycleStage: 'POST_SCALE_UP', service: 'api' }],
    [() => false],
  ])('do not match by %j', (match) => {
    expect(answers([[match, 'FAILED']])).toEqual([undefined]);
  });

  it('let the latest one that matches win', () => {
    expect(
      answers([
        [{}, 'FAILED'],
        [{ service: 'web' }, { hookStatus: 'IN_PROGRESS' }],
        [{ service: 'api' }, 'SUCCEEDED'],
      ]),
    ).toEqual(['IN_PROGRESS']);
  });

  it('give the answers of a list in turn, and then leave invocations to earlier rules', () => {
    expect(
      answers(
        [
          [{}, 'FAILED'],
          [{ service: 'web' }, [{ hookStatus: 'IN_PROGRESS' }, 'SUCCEEDED']],
        ],
        3,
      ),
    ).toEqual(['IN_PROGRESS', 'SUCCEEDED', 'FAILED']);
  });

  it('ask a function with what the Lambda function gets, and its turn', () => {
    const answer: HookAnswers = ({ lifecycleStage }, turn) => {
      if (turn === 2) return undefined;
      return lifecycleStage === 'POST_SCALE_UP' && turn === 0 ? 'IN_PROGRESS' : 'SUCCEEDED';
    };

    expect(answers([[{}, answer]], 3)).toEqual(['IN_PROGRESS', 'SUCCEEDED', undefined]);
  });

  it('refuse what they cannot match by', () => {
    expect(() => answers([[{ stage: 'POST_SCALE_UP' } as HookMatch, 'FAILED']])).toThrow(
      'onLifecycleHook cannot match hooks by "stage". Match by lifecycleStage, hookTargetArn, service, or by a function of the hook.',
    );
  });

  it('refuse an answer that is none', () => {
    expect(() => answers([[{}, 'DONE' as 'FAILED']])).toThrow(
      'onLifecycleHook: "DONE" is no hookStatus. Answer SUCCEEDED, FAILED, IN_PROGRESS.',
    );
  });
});
