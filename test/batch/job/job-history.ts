import type { BatchMock } from 'aws-ecs-batch-mock';

/** What the events tell of a job: its statuses, each after so many seconds of its life. */
export function historyOf({ events }: Pick<BatchMock, 'events'>, jobId: string): string[] {
  return events.all().flatMap(({ 'detail-type': type, detail, time }) => {
    if (type !== 'Batch Job State Change' || detail['jobId'] !== jobId) return [];
    const seconds = (Date.parse(time) - Number(detail['createdAt'])) / 1_000;
    return [`${seconds} ${String(detail['status'])}`];
  });
}
