import type { EcsProperties, EksProperties, JobDetail } from '@aws-sdk/client-batch';
import type { JobSpec } from '../../../batch/job/job-record.js';
import type { Described } from '../../seeding/described.js';
import { pick } from '../../seeding/pick.js';

const SHOWN = [
  ...(['timeout', 'shareIdentifier', 'schedulingPriority', 'consumableResourceProperties'] as const),
  'nodeProperties',
] as const;

/** What a job is to run: what AWS shows of it, without what has become of it. */
export function readJobSpec(job: Described<JobDetail>): JobSpec {
  const { retryStrategy = {}, container, ecsProperties, eksProperties } = job;
  const isOnlyContainer = ecsProperties === undefined && eksProperties === undefined && container !== undefined;
  return {
    jobDefinitionArn: job.jobDefinition ?? '',
    parameters: job.parameters ?? {},
    retryStrategy: { attempts: retryStrategy.attempts ?? 1, evaluateOnExit: retryStrategy.evaluateOnExit ?? [] },
    propagateTags: job.propagateTags ?? false,
    platformCapabilities: job.platformCapabilities ?? [],
    dependsOn: job.dependsOn ?? [],
    ...pick(job, SHOWN),
    ...(isOnlyContainer && { container: withoutProgress(container) }),
    ...(ecsProperties && { ecsProperties: toEcsProperties(ecsProperties) }),
    ...(eksProperties && { eksProperties: toEksProperties(eksProperties) }),
  };
}

interface Progress {
  readonly exitCode?: unknown;
  readonly reason?: unknown;
  readonly logStreamName?: unknown;
  readonly networkInterfaces?: unknown;
  readonly containerInstanceArn?: unknown;
  readonly taskArn?: unknown;
}

function withoutProgress<T extends Progress>(shown: T): Omit<T, keyof Progress> {
  const members = Object.entries(shown).filter(([name]) => !PROGRESS.includes(name));
  return Object.fromEntries(members) as Omit<T, keyof Progress>;
}

const PROGRESS: readonly string[] = [
  ...(['exitCode', 'reason', 'logStreamName', 'networkInterfaces'] satisfies (keyof Progress)[]),
  ...(['containerInstanceArn', 'taskArn'] satisfies (keyof Progress)[]),
];

function toEcsProperties({ taskProperties = [] }: Described<NonNullable<JobDetail['ecsProperties']>>): EcsProperties {
  return {
    taskProperties: taskProperties.map(({ containers = [], ...task }) => ({
      ...withoutProgress(task),
      containers: containers.map((container) => ({ ...withoutProgress(container), image: container.image })),
    })),
  };
}

function toEksProperties({ podProperties }: Described<NonNullable<JobDetail['eksProperties']>>): EksProperties {
  if (podProperties === undefined) return {};
  const { podName: _, nodeName: __, containers = [], initContainers, ...pod } = podProperties;
  const toContainer = (container: (typeof containers)[number]) => ({
    ...withoutProgress(container),
    image: container.image,
  });
  return {
    podProperties: {
      ...pod,
      containers: containers.map(toContainer),
      ...(initContainers && { initContainers: initContainers.map(toContainer) }),
    },
  };
}
