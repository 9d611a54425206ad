import type { EcsTransition } from '../../ecs-context.js';
import { waitsForResources } from '../../express-gateway-service/waits-for-resources.js';
import { advanceDeployment } from '../../service-deployment/advance-deployment.js';
import { settleTaskSets } from '../../task-set/settle-task-sets.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import { announceImpaired } from './announce-impaired.js';
import { announceTargets } from './announce-targets.js';
import { drainService } from './drain-service.js';
import { keepTasks } from './keep-tasks.js';
import { noteHealthyTasks } from './note-healthy-tasks.js';
import { rebalanceService } from './rebalance-service.js';
import { requestNextReconcile } from './request-next-reconcile.js';
import { settleService } from './settle-service.js';

/** Compares what a service has with what it shall have, and acts: the heart of the scheduler. */
export const reconcileService: EcsTransition = (draft, { target }, context) => {
  if (draft.services.get(target) === undefined) return;
  const step: ServiceStep = { draft, context, serviceArn: target };
  announceTargets(step);
  if (serviceOf(step).status !== 'ACTIVE') return drainService(step);
  if (waitsForResources(draft, target)) return;
  noteHealthyTasks(step);
  advanceDeployment(step);
  announceImpaired(step);
  rebalanceService(step);
  keepTasks(step);
  settleTaskSets(step);
  settleService(step);
  requestNextReconcile(step);
};
