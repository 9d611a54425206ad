import type { EventType } from '../../events/event.js';
import { toJobDetail, type JobMoment } from './job-view.js';

/** In the form of DescribeJobs at that moment; the tags begin with the ARN. */
export const jobStateChange: EventType<JobMoment> = {
  detailType: 'Batch Job State Change',
  source: 'aws.batch',
  resourcesOf: ({ job }) => [job.jobArn],
  detailOf: (moment) => ({
    ...toJobDetail(moment),
    tags: { resourceArn: moment.job.jobArn, ...moment.job.tags },
  }),
};

export const queueBlocked: EventType<JobMoment> = {
  ...jobStateChange,
  detailType: 'Batch Job Queue Blocked',
  resourcesOf: ({ job }) => [job.jobArn, job.jobQueueArn],
};
