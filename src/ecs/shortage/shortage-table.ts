import type { Stored, TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';

/** AWS has no capacity left: in an Availability Zone, or for a capacity provider. What runs there runs on. */
export interface ShortageRecord extends Stored {
  /** The name of the zone, or the ARN of the provider. */
  key: string;
}

export const shortageTable: TableDefinition<ShortageRecord, never> = {
  key: (shortage) => shortage.key,
  indexes: {},
  describe: () => 'without capacity',
};

/** Those with capacity. */
export function openZones(draft: EcsDraft, zones: readonly string[]): string[] {
  return zones.filter((zone) => !isShort(draft, zone));
}

/** Undefined is a zone that nobody knows. */
export function isShort(draft: EcsDraft, key: string | undefined): boolean {
  return key !== undefined && draft.shortages.get(key) !== undefined;
}
