import { noteTask } from '../../task/task-step.js';
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
      noteTask({ draft, context, taskArn: task.taskArn }, (record) => void (record.hasBeenHealthy = true));
    }
    const isFailed = primaryOf(service)?.rolloutState === 'FAILED';
    noteDeployment(step, starter, (deployment) => {
      delete deployment.backoff;
      if (resetOnHealthyTask && !isFailed) deployment.failedTasks = 0;
    });
    for (const { taskSetArn, id } of draft.taskSets.list('byService', [step.serviceArn])) {
      if (id === starter) draft.taskSets.update(taskSetArn, (taskSet) => void delete taskSet.backoff);
    }
  }
}
