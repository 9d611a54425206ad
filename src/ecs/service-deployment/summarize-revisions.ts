import type { ServiceRevisionSummary } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { countTasks } from '../service/count-tasks.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';
import { deploymentIdOf } from './service-revision-table.js';

export interface RevisionSummaries {
  readonly sources: ServiceRevisionSummary[];
  readonly target: ServiceRevisionSummary;
}

/** How many tasks there are of the revisions of a service deployment, and who gets the traffic. */
export function summarizeRevisions(draft: EcsDraft, deployment: ServiceDeploymentRecord): RevisionSummaries {
  const { serviceArn, sourceRevisionArns, targetRevisionArn, traffic } = deployment;
  const summarize = (arn: string, isTarget: boolean): ServiceRevisionSummary => {
    const { desired, running, pending } = countTasks(draft, { serviceArn, starter: deploymentIdOf(arn) });
    return {
      arn,
      requestedTaskCount: desired,
      runningTaskCount: running,
      pendingTaskCount: pending,
      ...(traffic && {
        requestedTestTrafficWeight: isTarget ? traffic.test : 100 - traffic.test,
        requestedProductionTrafficWeight: isTarget ? traffic.production : 100 - traffic.production,
      }),
    };
  };
  return {
    sources: sourceRevisionArns.map((arn) => summarize(arn, false)),
    target: summarize(targetRevisionArn, true),
  };
}
