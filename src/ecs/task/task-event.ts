import type { EventType } from '../../events/event.js';
import type { AttachmentRecord, TaskRecord } from './task-record.js';
import { toTaskView } from './task-view.js';

/** The task as Describe shows it, with the differences that AWS documents for events. */
export const taskStateChange: EventType<TaskRecord> = {
  detailType: 'ECS Task State Change',
  source: 'aws.ecs',
  resourcesOf: ({ taskArn }) => [taskArn],
  detailOf: toDetail,
};

/** Assumption: only that of an interface has another name in events. */
const EVENT_TYPES: Readonly<Record<AttachmentRecord['type'], string>> = {
  ElasticNetworkInterface: 'eni',
  AmazonElasticBlockStorage: 'AmazonElasticBlockStorage',
};

function toDetail(task: TaskRecord, at: number): Record<string, unknown> {
  const { tags: _, healthStatus: __, fargateEphemeralStorage: ___, ...view } = toTaskView(task, { withTags: false });
  const detail = {
    ...view,
    attachments: task.attachments.map((attachment) => ({ ...attachment, type: EVENT_TYPES[attachment.type] })),
    containers: view.containers?.map(({ managedAgents, healthStatus: ____, ...container }) => ({
      ...container,
      ...(managedAgents && {
        managedAgents: managedAgents.map(({ name, lastStatus }) => ({ name, status: lastStatus })),
      }),
    })),
    updatedAt: new Date(at),
  };
  // An event is JSON: times become ISO texts, and members without a value are left out.
  return JSON.parse(JSON.stringify(detail)) as Record<string, unknown>;
}
