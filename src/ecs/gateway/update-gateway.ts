import { isDeepStrictEqual } from 'node:util';
import type { UpdateGatewayRequest, UpdateGatewayResponse } from '@aws-sdk/client-ecs';
import { castDraft } from 'immer';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { AlbSettings, GatewayRecord } from './gateway-record.js';
import { GATEWAY_UPDATED } from './gateway-steps.js';
import { getGateway } from './gateway-table.js';
import { toGatewayReply } from './gateway-view.js';
import { assertAlbCount, assertRoleArn } from './read-gateway-input.js';
import { addTestRules } from './replace-test-rules.js';

/** Assumption: what changes is shown at once. */
export function updateGateway(
  draft: EcsDraft,
  input: UpdateGatewayRequest,
  context: EcsContext,
): UpdateGatewayResponse {
  if (input.infrastructureRoleArn !== undefined) assertRoleArn(input.infrastructureRoleArn);
  const found = getGateway(draft, input.gateway ?? '', context.scope);
  const settings = readSettings(input, found);
  // Assumption: it is refused, and the wording.
  if (found.status === 'UPDATE_IN_PROGRESS') {
    throw clientException('The specified gateway is being updated. Wait for the update to complete and try again.');
  }
  const gateway = draft.gateways.update(found.gatewayArn, (record) => {
    Object.assign(record, castDraft(settings));
    record.status = 'UPDATE_IN_PROGRESS';
    record.updatedAt = context.now;
  });
  if (hasOtherTestHeader(found, gateway)) addTestRules(draft, gateway.gatewayArn, context);
  const afterMs = context.timing.gatewayUpdateMs;
  context.schedule({ kind: GATEWAY_UPDATED, target: gateway.gatewayArn, afterMs });
  return toGatewayReply(gateway);
}

function hasOtherTestHeader(
  { hostSharedAlb: before }: GatewayRecord,
  { hostSharedAlb: after }: GatewayRecord,
): boolean {
  const { header } = before.testTrafficRules ?? {};
  const { header: next } = after.testTrafficRules ?? {};
  return header !== undefined && next !== undefined && !isDeepStrictEqual(header, next);
}

type Settings = Pick<GatewayRecord, 'infrastructureRoleArn' | 'deletionProtection' | 'propagateTags' | 'hostSharedAlb'>;

/** What the request leaves out stays as it is. */
function readSettings(input: UpdateGatewayRequest, found: GatewayRecord): Settings {
  return {
    infrastructureRoleArn: input.infrastructureRoleArn ?? found.infrastructureRoleArn,
    deletionProtection: input.deletionProtection ?? found.deletionProtection,
    propagateTags: input.propagateTags ?? found.propagateTags,
    hostSharedAlb:
      input.configuration === undefined ? found.hostSharedAlb : readAlbSettings(input.configuration, found),
  };
}

/** Assumption: the wordings, and that a gateway can have no fewer load balancers than there are. */
function readAlbSettings(
  { hostSharedAlb: alb }: NonNullable<UpdateGatewayRequest['configuration']>,
  { hostSharedAlb: before, loadBalancers }: GatewayRecord,
): AlbSettings {
  if (alb === undefined) throw invalidParameter('The gateway configuration must match the type of the gateway.');
  const { maxAlbCount = before.maxAlbCount } = alb;
  assertAlbCount(maxAlbCount);
  if (maxAlbCount < loadBalancers.length) {
    throw invalidParameter('maxAlbCount cannot be less than the number of load balancers that the gateway manages.');
  }
  return {
    ...{ ...before, ...alb, maxAlbCount },
    networkConfiguration: { ...before.networkConfiguration, ...alb.networkConfiguration },
  };
}
