import type { EcsProperties, EcsPropertiesOverride, EksProperties, EksPropertiesOverride } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import { nameOfEcsContainer } from '../../job-definition/container-names.js';
import { findEksContainer } from '../spec/override-eks-properties.js';

interface Overrides {
  readonly ecsPropertiesOverride?: EcsPropertiesOverride | undefined;
  readonly eksPropertiesOverride?: EksPropertiesOverride | undefined;
}

interface Payload {
  readonly ecsProperties?: EcsProperties | undefined;
  readonly eksProperties?: EksProperties | undefined;
}

/** Assumption: overrides of a container that is not there are refused, and the wording. */
export function assertKnownContainers(
  { ecsPropertiesOverride, eksPropertiesOverride }: Overrides,
  payload: Payload,
): void {
  const known = (payload.ecsProperties?.taskProperties?.[0]?.containers ?? []).map(nameOfEcsContainer);
  for (const override of ecsPropertiesOverride?.taskProperties?.[0]?.containers ?? []) {
    if (!known.includes(nameOfEcsContainer(override))) throw unknownContainer('ecsPropertiesOverride', override.name);
  }
  for (const list of ['containers', 'initContainers'] as const) {
    const containers = payload.eksProperties?.podProperties?.[list] ?? [];
    for (const override of eksPropertiesOverride?.podProperties?.[list] ?? []) {
      if (findEksContainer(containers, override) === undefined) {
        throw unknownContainer('eksPropertiesOverride', override.name);
      }
    }
  }
}

function unknownContainer(override: string, name: string | undefined): Error {
  return clientException(`Container ${name ?? ''} of ${override} is not in the job definition`);
}
