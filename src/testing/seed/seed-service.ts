import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import { instantEcsTiming } from '../../ecs/ecs-timing.js';
import { answerHook } from '../../ecs/service-deployment/answer-hook.js';
import { currentServiceDeployment } from '../../ecs/service-deployment/current-service-deployment.js';
import { isOpen } from '../../ecs/service-deployment/plan-stage.js';
import { createService } from '../../ecs/service/create-service.js';
import { serviceTransitions } from '../../ecs/service/service-transitions.js';
import { getService } from '../../ecs/service/service-table.js';
import type { TaskDefinitionRecord } from '../../ecs/task-definition/task-definition-record.js';
import { taskTransitions } from '../../ecs/task/task-transitions.js';
import type { ServiceSeed } from './ecs-seed.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import { getSeededCluster } from './get-seeded-cluster.js';
import { getSeededDefinition } from './get-seeded-definition.js';
import { nextNow } from './next-now.js';
import { dateBackService } from './date-back-service.js';
import { defaultLaunchType, SEED_SUBNET } from './seed-task.js';
import { readRequest, type Seeding } from './seeding.js';

const transitions = { ...serviceTransitions, ...taskTransitions };

/** The service has been deployed, right now: all its tasks run, and it is in a steady state. An EXTERNAL one waits for its task sets. */
export function seedService(seeding: Seeding, seed: ServiceSeed): string {
  const { draft } = seeding;
  const context = { ...seeding.context, timing: instantEcsTiming };
  const cluster = getSeededCluster(seeding, seed.cluster);
  const request = readRequest('CreateService', withDefaults(seeding, seed));
  const { service } = createService(draft.ecs, { ...request, cluster: cluster.clusterArn }, context);
  const serviceArn = service?.serviceArn ?? '';
  deploy(seeding, serviceArn);
  const { isSteady, deploymentController } = getService(draft.ecs, serviceArn);
  if (!isSteady && deploymentController !== 'EXTERNAL') throw notSteady(seeding, serviceArn);
  if (seed.createdAt !== undefined) dateBackService(seeding, serviceArn, seed.createdAt);
  return serviceArn;
}

/** All that happens at once happens, and what hooks wait for is decided. */
function deploy({ draft, context }: Seeding, serviceArn: string): void {
  const step = { draft: draft.ecs, context: { ...context, timing: instantEcsTiming }, serviceArn };
  const isOwn = (target: string) => target === serviceArn || draft.ecs.tasks.get(target)?.serviceArn === serviceArn;
  for (;;) {
    const next = nextNow({ draft, context }, isOwn);
    const hook = currentServiceDeployment(step)?.hooks.find(isOpen);
    if (next !== undefined) {
      draft.transitions.delete(next);
      transitions[next.kind]?.(draft.ecs, next, step.context);
    } else if (hook !== undefined) answerHook(step, hook.hookId, 'SUCCEEDED');
    else return;
  }
}

function withDefaults(seeding: Seeding, { createdAt: _createdAt, ...seed }: ServiceSeed): CreateServiceRequest {
  const definition = needsDefinition(seed) ? getSeededDefinition(seeding, seed.taskDefinition) : undefined;
  const isDaemon = seed.schedulingStrategy === 'DAEMON';
  return {
    ...(definition && launchDefaults(definition, seed)),
    ...(!isDaemon && { desiredCount: 1 }),
    ...seed,
    serviceName: seed.serviceName ?? (definition ? definition.family : ''),
  };
}

/** Others may give it to task sets. */
function needsDefinition({
  taskDefinition,
  deploymentController: { type = 'ECS' } = { type: 'ECS' },
}: ServiceSeed): boolean {
  return taskDefinition !== undefined || type === 'ECS';
}

function launchDefaults(taskDefinition: TaskDefinitionRecord, seed: ServiceSeed): Partial<CreateServiceRequest> {
  const isAwsvpc = taskDefinition.definition.networkMode === 'awsvpc';
  return {
    ...(seed.capacityProviderStrategy === undefined && { launchType: defaultLaunchType(taskDefinition) }),
    ...(isAwsvpc && { networkConfiguration: { awsvpcConfiguration: { subnets: [SEED_SUBNET] } } }),
  };
}

function notSteady({ draft }: Seeding, serviceArn: string): SeedProblem {
  const { serviceName, desiredCount } = getService(draft.ecs, serviceArn);
  const last = draft.ecs.serviceEvents.last('byService', [serviceArn]);
  const running = draft.ecs.tasks.count('byService', [serviceArn, 'RUNNING', 'RUNNING']);
  return new SeedProblem(
    `the service ${serviceName} cannot run: ${running} of its ${desiredCount} tasks do. It says: ${last?.message ?? 'nothing'} ` +
      'Seed enough container instances, and give its tasks an outcome with which they run.',
  );
}
