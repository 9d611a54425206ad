import type { TaskOverride } from '@aws-sdk/client-ecs';
import { CPU_UNITS_PER_VCPU } from '../aws/cpu-units.js';
import type { JobContainer } from '../batch/job/spec/containers-of-spec.js';

/** What a task is told of its job: command, environment with the variables of AWS Batch, and what the request changed in size. */
export function toTaskOverride(
  containers: readonly JobContainer[],
  variables: Readonly<Record<string, string>>,
  onFargate: boolean,
): TaskOverride {
  const own = Object.entries(variables).map(([name, value]) => ({ name, value }));
  const sum = (amount: (container: JobContainer) => number) =>
    String(containers.reduce((total, container) => total + amount(container), 0));
  return {
    containerOverrides: containers.map(({ name, command, environment, need }) => ({
      name,
      command: [...command],
      environment: [...environment, ...own],
      cpu: need.vcpus * CPU_UNITS_PER_VCPU,
      memory: need.memory,
      ...(need.gpus > 0 && { resourceRequirements: [{ type: 'GPU', value: String(need.gpus) }] }),
    })),
    ...(onFargate && {
      cpu: sum(({ need }) => need.vcpus * CPU_UNITS_PER_VCPU),
      memory: sum(({ need }) => need.memory),
    }),
  };
}
