import type { AttemptDetail, EksAttemptDetail, JobDetail } from '@aws-sdk/client-batch';
import type { AttemptContainer, AttemptRecord } from '../../../batch/job/job-record.js';
import {
  nameOfEcsContainer,
  nameOfEksContainer,
  ONLY_CONTAINER,
} from '../../../batch/job-definition/container-names.js';
import type { Described } from '../../seeding/described.js';
import { pick } from '../../seeding/pick.js';

const TIMES = ['startedAt', 'stoppedAt', 'statusReason'] as const;
const PLACE = ['containerInstanceArn', 'taskArn'] as const;
const END = ['exitCode', 'reason', 'logStreamName'] as const;

/** The attempts of a job that are over. */
export function readAttempts({ attempts = [], eksAttempts = [] }: Described<JobDetail>): AttemptRecord[] {
  return eksAttempts.length > 0 ? eksAttempts.map(readEksAttempt) : attempts.map(readAttempt);
}

function readAttempt(attempt: Described<AttemptDetail>): AttemptRecord {
  const [task] = attempt.taskProperties ?? [];
  const containers = task?.containers ?? [{ ...attempt.container, name: ONLY_CONTAINER }];
  const networkInterfaces = containers[0]?.networkInterfaces ?? [];
  return {
    ...pick(task ?? attempt.container ?? {}, PLACE),
    ...(networkInterfaces.length > 0 && { networkInterfaces }),
    ...pick(attempt, TIMES),
    containers: containers.map((container): AttemptContainer => ({
      name: nameOfEcsContainer(container),
      ...pick(container, END),
    })),
  };
}

function readEksAttempt(attempt: Described<EksAttemptDetail>): AttemptRecord {
  return {
    ...pick(attempt, ['podName', 'nodeName']),
    ...pick(attempt, TIMES),
    containers: (attempt.containers ?? []).map((container) => ({
      name: nameOfEksContainer(container),
      ...pick(container, ['exitCode', 'reason']),
    })),
  };
}

/** The attempt of a job that is under way, where it runs and how it is called there. */
export function readCurrentAttempt(job: Described<JobDetail>): AttemptRecord {
  const [task] = job.ecsProperties?.taskProperties ?? [];
  const pod = job.eksProperties?.podProperties;
  const containers = task?.containers ?? pod?.containers ?? [{ ...job.container, name: ONLY_CONTAINER }];
  const networkInterfaces = (task?.containers?.[0] ?? job.container)?.networkInterfaces ?? [];
  return {
    ...pick(task ?? job.container ?? {}, PLACE),
    ...pick(pod ?? {}, ['podName', 'nodeName']),
    ...(networkInterfaces.length > 0 && { networkInterfaces }),
    ...(job.status === 'RUNNING' && pick(job, ['startedAt'])),
    containers: containers.map(({ name, ...container }) => ({
      name: pod === undefined ? nameOfEcsContainer({ name }) : nameOfEksContainer({ name }),
      ...pick(container as { readonly logStreamName?: string }, ['logStreamName']),
    })),
  };
}
