import { getService } from '../../ecs/service/service-table.js';
import { dateBackTask } from '../seeding/date-back-task.js';
import { readSeedTime, type SeedTime } from '../seeding/seed-time.js';
import type { Seeding } from './seeding.js';

/** The service was created then, and has been in its steady state ever since. What its tasks are to do counts from now. */
export function dateBackService({ draft, context }: Seeding, serviceArn: string, createdAt: SeedTime): void {
  const { ecs } = draft;
  const byMs = context.now - readSeedTime('createdAt', createdAt, context.now);
  const move = (time: number) => time - byMs;
  const { deployments } = getService(ecs, serviceArn);
  for (const { serviceRevisionArn } of deployments) {
    ecs.serviceRevisions.update(serviceRevisionArn, (revision) => void (revision.createdAt -= byMs));
  }
  ecs.services.update(serviceArn, (service) => {
    for (const dated of [service, ...service.deployments]) dated.createdAt -= byMs;
    for (const deployment of service.deployments) deployment.updatedAt -= byMs;
  });
  for (const { id } of [...ecs.serviceEvents.list('byService', [serviceArn])]) {
    ecs.serviceEvents.update(id, (event) => void (event.createdAt -= byMs));
  }
  for (const { serviceDeploymentArn } of [...ecs.serviceDeployments.list('byService', [serviceArn])]) {
    ecs.serviceDeployments.update(serviceDeploymentArn, (deployment) => {
      for (const member of DEPLOYMENT_TIMES) if (deployment[member] !== undefined) deployment[member] -= byMs;
    });
  }
  for (const { taskArn: target } of [...ecs.tasks.list('byService', [serviceArn])]) {
    dateBackTask(draft, { target, times: { byMs: 0, move } }, context);
  }
}

const DEPLOYMENT_TIMES = ['createdAt', 'startedAt', 'finishedAt', 'updatedAt'] as const;
