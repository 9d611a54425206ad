import type { HookAnswers, HookMatch, HookPredicate } from '../testing/hook-rules.js';
import type { TaskMatch, TaskOutcomes, TaskPredicate } from '../testing/outcome-rules.js';
import { createEcsIncidents, type EcsIncidents } from '../testing/incidents/ecs-incidents.js';
import type { EcsSeed, EcsSeeded } from '../testing/seed/ecs-seed.js';
import { seedEcs } from '../testing/seed/seed-world.js';
import type { EcsSlices, WatcherBinding } from '../ecs/ecs-service.js';
import type { EcsDecisions } from './ecs-part.js';
import { letHappen, type Happening } from './let-happen.js';
import { readSeed } from './read-seed.js';
import type { ServiceHandle } from './service-handle.js';
import type { HandleParts } from './service-part.js';

/** Amazon ECS, as a test holds it. */
export interface EcsHandle extends ServiceHandle {
  /**
   * Puts resources into the state, all or none, and returns their ARNs. What is seeded counts as no change and sends no event.
   *
   * @throws UsageError when AWS could not be in that state; it says what to correct.
   * @example
   * ecs.seed({ clusters: ['prod'], taskDefinitions: ['migrate'], tasks: [{ taskDefinition: 'migrate', cluster: 'prod' }] });
   * ecs.seed({ taskDefinitions: ['web'], services: [{ taskDefinition: 'web', desiredCount: 3, createdAt: '-3d' }] });
   * ecs.seed({ described: [services, taskDefinition] }); // as `aws ecs describe-services` and others printed them
   */
  seed(seed: EcsSeed): EcsSeeded;
  /**
   * Says what the containers of tasks do that are started from now on. The latest rule that matches a task wins; tasks that none
   * matches run until they are stopped.
   *
   * @throws UsageError for a match or an outcome that makes no sense.
   * @example
   * ecs.onTask({ family: 'report' }, { exitCode: 1, after: '30s', reason: 'OutOfMemoryError' });
   * ecs.onTask({ image: '*:broken' }, { pullError: true });
   */
  onTask(match: TaskMatch | TaskPredicate, outcomes: TaskOutcomes): void;
  /**
   * Says what the Lambda functions of deployment lifecycle hooks return from now on. The latest rule that matches an invocation
   * wins; functions that none matches return SUCCEEDED.
   *
   * @throws UsageError for a match or an answer that makes no sense.
   * @example
   * ecs.onLifecycleHook({ lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT' }, 'FAILED');
   * ecs.onLifecycleHook({ hookTargetArn: '*:function:approve' }, [{ hookStatus: 'IN_PROGRESS', callBackDelay: 60 }, 'SUCCEEDED']);
   */
  onLifecycleHook(match: HookMatch | HookPredicate, answers: HookAnswers): void;
  /** What befalls tasks, instances and deployments. */
  readonly simulate: EcsIncidents;
}

interface EcsHandleParts<S extends EcsSlices> extends HandleParts<S>, EcsDecisions {
  /** Who hears what becomes of tasks. */
  readonly bindWatcher: WatcherBinding<S> | undefined;
}

export function createEcsHandle<S extends EcsSlices>(parts: EcsHandleParts<S>): EcsHandle {
  const { world, settings, bindWatcher, rules, service, mark } = parts;
  return {
    ...service,
    seed(seed) {
      world.clock.settle();
      const seeded = seedEcs(world.store, readSeed(seed), {
        scope: { accountId: world.accountId, region: world.region },
        ...{ settings, bindWatcher },
      });
      mark();
      return seeded;
    },
    onTask: (match, outcomes) => rules.tasks.add(match, outcomes),
    onLifecycleHook: (match, answers) => rules.hooks.add(match, answers),
    simulate: createEcsIncidents((name, about, incident) => {
      const scope = { accountId: world.accountId, region: world.region };
      const change: Happening<S>['change'] = (draft, context) => {
        const watcher = bindWatcher?.(draft, context);
        incident({ draft: draft.ecs, context: { ...context, ...settings, watcher }, scope, incident: name });
      };
      letHappen(world, { name, about, change });
    }),
  };
}
