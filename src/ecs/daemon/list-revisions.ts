import type { EcsDraft } from '../ecs-state.js';

/** That revision of a daemon, where there is one, and all others that have tasks. */
export function listRevisions(draft: EcsDraft, daemonArn: string, first: string | undefined): string[] {
  const live = [...draft.tasks.list('byDaemon', [daemonArn])].filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  const arns = [first, ...live.map(({ daemonRevisionArn }) => daemonRevisionArn)];
  return [...new Set(arns.filter((arn) => arn !== undefined))];
}
