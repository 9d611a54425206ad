import { resourceNameOf } from '../../identify.js';
import { definitionNameOf } from '../../job-definition/definition-name.js';
import type { JobContainerSubject, JobSubject } from '../job-outcome.js';
import type { JobRecord, JobSpec } from '../job-record.js';
import type { JobContainer } from '../spec/containers-of-spec.js';

export interface SubjectSources {
  readonly job: JobRecord;
  readonly spec: JobSpec;
  /** From 1. */
  readonly attempt: number;
  readonly containers: readonly JobContainer[];
  /** Those of AWS Batch. */
  readonly variables: () => Readonly<Record<string, string>>;
}

/** An attempt as the rules of outcomes see it. The containers are described when somebody looks at them, which is seldom. */
export function toJobSubject({ job, spec, attempt, containers, variables }: SubjectSources): JobSubject {
  const place = spec.nodeProperties === undefined ? { arrayIndex: job.index } : { nodeIndex: job.index };
  let described: JobContainerSubject[] | undefined;
  return {
    jobId: job.jobId,
    jobName: job.jobName,
    jobQueue: resourceNameOf(job.jobQueueArn),
    jobDefinition: definitionNameOf(spec.jobDefinitionArn),
    revision: Number(spec.jobDefinitionArn.slice(spec.jobDefinitionArn.lastIndexOf(':') + 1)),
    attempt,
    ...(job.index !== undefined && place),
    parameters: spec.parameters,
    get containers() {
      return (described ??= containers.map((container) => describe(container, variables())));
    },
  };
}

function describe(
  { name, image, command, environment }: JobContainer,
  variables: Readonly<Record<string, string>>,
): JobContainerSubject {
  const own = environment.map((variable) => [variable.name ?? '', variable.value ?? ''] as const);
  return { name, image, command, environment: { ...Object.fromEntries(own), ...variables } };
}
