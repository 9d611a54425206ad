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
  const { serviceArn, sourceRevisionArns, targetRevisionArn, blueRevisionArn, traffic } = deployment;
  const summarize = (arn: string): ServiceRevisionSummary => {
    const { desired, running, pending } = countTasks(draft, { serviceArn, starter: deploymentIdOf(arn) });
    const weight = (share: number) => {
      if (arn === targetRevisionArn) return share;
      return arn === blueRevisionArn ? 100 - share : 0;
    };
    return {
      ...{ arn, requestedTaskCount: desired, runningTaskCount: running, pendingTaskCount: pending },
      ...(traffic && {
        ...(traffic.test !== undefined && { requestedTestTrafficWeight: weight(traffic.test) }),
        requestedProductionTrafficWeight: weight(traffic.production),
      }),
    };
  };
  return {
    sources: sourceRevisionArns.map(summarize),
    target: summarize(targetRevisionArn),
  };
}
