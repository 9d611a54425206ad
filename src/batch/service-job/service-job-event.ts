import type { EventType } from '../../events/event.js';
import type { ServiceJobRecord } from './service-job-record.js';
import { toServiceJobDetail } from './service-job-view.js';

/** In the form of DescribeServiceJob at that moment, without the tags and what is for the other service. */
export const serviceJobStateChange: EventType<ServiceJobRecord> = {
  detailType: 'Batch Service Job State Change',
  source: 'aws.batch',
  resourcesOf: ({ jobArn }) => [jobArn],
  detailOf(job) {
    const { tags: _, serviceRequestPayload: __, ...detail } = toServiceJobDetail(job);
    return detail;
  },
};

export const serviceQueueBlocked: EventType<ServiceJobRecord> = {
  ...serviceJobStateChange,
  detailType: 'Batch Service Job Queue Blocked',
};
