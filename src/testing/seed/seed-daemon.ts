import type { CreateDaemonRequest } from '@aws-sdk/client-ecs';
import { isArn } from '../../aws/arn.js';
import { capacityProviderArnIn } from '../../ecs/capacity-provider/capacity-provider-table.js';
import { scopeKey } from '../../ecs/cluster/cluster-table.js';
import { createDaemon } from '../../ecs/daemon/create-daemon.js';
import { daemonOf, goalOf, type DaemonStep } from '../../ecs/daemon/daemon-step.js';
import { daemonTransitions } from '../../ecs/daemon/daemon-transitions.js';
import { startDaemonTask } from '../../ecs/daemon/start-daemon-task.js';
import { surveyDaemon } from '../../ecs/daemon/survey-daemon.js';
import { daemonDeploymentOf } from '../../ecs/daemon-deployment/daemon-deployment-table.js';
import {
  getDaemonTaskDefinition,
  readDaemonTaskDefinitionReference,
} from '../../ecs/daemon-task-definition/daemon-task-definition-table.js';
import { instantEcsTiming } from '../../ecs/ecs-timing.js';
import { taskTransitions } from '../../ecs/task/task-transitions.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import { unknownReference } from '../seeding/unknown-reference.js';
import { getSeededCluster } from './get-seeded-cluster.js';
import { nextNow } from './next-now.js';
import { readRequest, type Seeding } from './seeding.js';

/** As CreateDaemon takes it. The daemon has been deployed, right now: its task runs on every instance of its providers. */
export interface DaemonSeed extends Omit<CreateDaemonRequest, 'daemonName' | 'capacityProviderArns' | 'clientToken'> {
  /** Default: the family of the daemon task definition. */
  readonly daemonName?: string;
  /** Name or ARN. Default `default`, which is made when there is none. */
  readonly clusterArn?: string;
  /** `family`, `family:revision` or an ARN. */
  readonly daemonTaskDefinitionArn: string;
  /** Names or ARNs. Default: all of the cluster that have managed instances. */
  readonly capacityProviderArns?: string[];
}

const transitions = { ...daemonTransitions, ...taskTransitions };

export function seedDaemon(seeding: Seeding, seed: DaemonSeed): string {
  const context = { ...seeding.context, timing: instantEcsTiming };
  const { ecs } = seeding.draft;
  const { daemonArn = '' } = createDaemon(ecs, readRequest('CreateDaemon', withDefaults(seeding, seed)), context);
  const step = { draft: ecs, context, daemonArn };
  deploy(seeding, step);
  const { deploymentArn, daemonName } = daemonOf(step);
  if (daemonDeploymentOf(ecs, deploymentArn).status === 'SUCCESSFUL') return daemonArn;
  throw new SeedProblem(
    `the daemon ${daemonName} cannot run on every instance of its capacity providers. ` +
      'Seed instances that have room for its task, and give its tasks an outcome with which they run.',
  );
}

/** The instances need not be replaced: the daemon has been there before them. */
function deploy({ draft, context }: Seeding, step: DaemonStep): void {
  const goal = goalOf(step);
  if (goal === undefined) return;
  for (const { instance } of surveyDaemon(step)) startDaemonTask(step, instance, goal);
  const isOwn = (target: string) =>
    target === step.daemonArn || draft.ecs.tasks.get(target)?.daemonArn === step.daemonArn;
  for (;;) {
    const next = nextNow({ draft, context }, isOwn);
    if (next === undefined) return;
    draft.transitions.delete(next);
    transitions[next.kind]?.(draft.ecs, next, step.context);
  }
}

function withDefaults(seeding: Seeding, seed: DaemonSeed): CreateDaemonRequest {
  const { clusterArn } = getSeededCluster(seeding, seed.clusterArn);
  const scoped = [...seeding.draft.ecs.capacityProviders.list('byScopedCluster', [clusterArn])];
  const { capacityProviderArns = scoped.map(({ capacityProviderArn }) => capacityProviderArn) } = seed;
  const { family, daemonTaskDefinitionArn } = getSeededDefinition(seeding, seed.daemonTaskDefinitionArn);
  return {
    daemonName: family,
    ...seed,
    ...{ clusterArn, daemonTaskDefinitionArn },
    capacityProviderArns: capacityProviderArns.map((reference) =>
      isArn(reference) ? reference : capacityProviderArnIn(clusterArn, reference),
    ),
  };
}

function getSeededDefinition({ draft, context: { scope } }: Seeding, text: string) {
  const reference = readDaemonTaskDefinitionReference(text, scope);
  const all = [...draft.ecs.daemonTaskDefinitions.list('byStatus', [...scopeKey(scope), 'ACTIVE'])];
  const { family, revision } = reference;
  if (!all.some((known) => known.family === family && (revision === undefined || known.revision === revision))) {
    throw unknownReference({
      ...{ member: 'daemonTaskDefinitionArn', reference: text, kind: 'daemon task definition' },
      missing: `daemonTaskDefinitions: ['${family}']`,
      known: all.flatMap((known) => [known.family, `${known.family}:${known.revision}`]),
    });
  }
  return getDaemonTaskDefinition(draft.ecs, reference);
}
