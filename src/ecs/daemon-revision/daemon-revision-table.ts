import { arnTail } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DaemonRevisionRecord } from './daemon-revision-record.js';

export const daemonRevisionTable: TableDefinition<DaemonRevisionRecord, 'byTaskDefinition'> = {
  key: (revision) => revision.daemonRevisionArn,
  indexes: { byTaskDefinition: (revision) => [revision.daemonTaskDefinitionArn] },
  describe: ({ daemonTaskDefinitionArn }) => arnTail(daemonTaskDefinitionArn),
};

/** The revision that a daemon, a deployment or a task refers to. */
export function daemonRevisionOf(draft: EcsDraft, daemonRevisionArn: string): DaemonRevisionRecord {
  const revision = draft.daemonRevisions.get(daemonRevisionArn);
  if (revision === undefined) throw new Error(`No daemon revision ${daemonRevisionArn}`);
  return revision;
}
