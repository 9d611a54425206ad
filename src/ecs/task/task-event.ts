import type { EventBody } from '../../events/event.js';
import type { AttachmentRecord, TaskRecord } from './task-record.js';
import { toTaskView } from './task-view.js';

/** An ECS Task State Change event: the task as Describe shows it, with the differences that AWS documents for events. */
export function toTaskEvent(task: TaskRecord, now: number): EventBody {
  return {
    detailType: 'ECS Task State Change',
    source: 'aws.ecs',
    resources: [task.taskArn],
    detail: () => toDetail(task, now),
  };
}

/** Assumption: only that of an interface has another name in events. */
const EVENT_TYPES: Readonly<Record<AttachmentRecord['type'], string>> = {
  ElasticNetworkInterface: 'eni',
  AmazonElasticBlockStorage: 'AmazonElasticBlockStorage',
};

function toDetail(task: TaskRecord, now: number): Record<string, unknown> {
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
    updatedAt: new Date(now),
  };
  // An event is JSON: times become ISO texts, and members without a value are left out.
  return JSON.parse(JSON.stringify(detail)) as Record<string, unknown>;
}
