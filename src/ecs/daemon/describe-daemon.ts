import type { DescribeDaemonRequest, DescribeDaemonResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getDaemon } from './daemon-table.js';
import { toDaemonView } from './daemon-view.js';

export function describeDaemon(
  draft: EcsDraft,
  input: DescribeDaemonRequest,
  { scope }: EcsContext,
): DescribeDaemonResponse {
  return { daemon: toDaemonView(draft, getDaemon(draft, input.daemonArn ?? '', scope)) };
}
