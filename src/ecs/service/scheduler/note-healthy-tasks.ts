import { noteTask } from '../../task/task-step.js';
import { changeStarter } from '../change-starter.js';
import { noteDeployment, primaryOf, serviceOf, type ServiceStep } from '../service-step.js';
import { surveyTasks } from './survey-service.js';

/** A task that turns out to be healthy shows that others can be: what has failed before counts no more. */
export function noteHealthyTasks(step: ServiceStep): void {
  const { draft, context } = step;
  const service = serviceOf(step);
  const { resetOnHealthyTask = true } = service.deploymentConfiguration.deploymentCircuitBreaker;
  for (const [starter, tasks] of surveyTasks(step, service)) {
    const news = tasks.filter(({ health, task }) => health === 'HEALTHY' && !task.hasBeenHealthy);
    if (news.length === 0) continue;
    for (const { task } of news) {
      noteTask({ draft, context, taskArn: task.taskArn }, { hasBeenHealthy: true });
    }
    changeStarter(step, starter, (record) => void delete record.backoff);
    if (resetOnHealthyTask && primaryOf(service)?.rolloutState !== 'FAILED') {
      noteDeployment(step, starter, (deployment) => void (deployment.failedTasks = 0));
    }
  }
}
