import type { EventBody } from '../../events/event.js';
import type { ServiceJobRecord } from './service-job-record.js';
import { toServiceJobDetail } from './service-job-view.js';

const STATE_CHANGE = 'Batch Service Job State Change';
const QUEUE_BLOCKED = 'Batch Service Job Queue Blocked';

/** In the form of DescribeServiceJob at that moment, without the tags and what is for the other service. */
export function toServiceJobEvent(job: ServiceJobRecord, isBlocked = false): EventBody {
  const { jobArn } = job;
  return {
    detailType: isBlocked ? QUEUE_BLOCKED : STATE_CHANGE,
    source: 'aws.batch',
    resources: [jobArn],
    detail() {
      const { tags: _, serviceRequestPayload: __, ...detail } = toServiceJobDetail(job);
      return detail;
    },
  };
}
