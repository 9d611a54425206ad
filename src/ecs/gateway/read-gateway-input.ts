import type { CreateGatewayRequest } from '@aws-sdk/client-ecs';
import { assertName } from '../assert-name.js';
import { assertClientToken } from '../client-token.js';
import { invalidParameter } from '../ecs-errors.js';
import { isRoleArn } from '../is-role-arn.js';
import { readTags } from '../tag/read-tags.js';
import type { AlbSettings, GatewayRecord } from './gateway-record.js';

const LONGEST_CLIENT_TOKEN = 36;
const DEFAULT_ALB_COUNT = 10;
/** The only port and the only protocol that a gateway listens with. */
const PORT = 443;
const PROTOCOL = 'HTTPS';

export type GatewaySettings = Pick<
  GatewayRecord,
  'name' | 'infrastructureRoleArn' | 'deletionProtection' | 'hostSharedAlb' | 'propagateTags' | 'tags'
>;

/** What a request says of a new gateway, with the defaults of AWS. */
export function readNewGateway(input: CreateGatewayRequest): GatewaySettings {
  const { name = '', infrastructureRoleArn = '', deletionProtection = true, propagateTags = 'GATEWAY' } = input;
  assertName('gateway', name);
  assertClientToken(input.clientToken, LONGEST_CLIENT_TOKEN);
  assertRoleArn(infrastructureRoleArn);
  const hostSharedAlb = readAlbSettings(input.configuration);
  const tags = readTags(input.tags);
  return { name, infrastructureRoleArn, deletionProtection, hostSharedAlb, propagateTags, tags };
}

/** Subnets that are left out are those of the default VPC, which nobody knows here. Assumption: the wordings. */
function readAlbSettings(configuration: CreateGatewayRequest['configuration']): AlbSettings {
  if (configuration?.hostSharedAlb === undefined) {
    throw invalidParameter('Exactly one gateway configuration must be specified.');
  }
  const { hostSharedAlb: alb } = configuration;
  const { port = PORT, protocol = PROTOCOL, maxAlbCount = DEFAULT_ALB_COUNT } = alb;
  if (port !== PORT) throw invalidParameter(`A gateway supports only port ${PORT}.`);
  if (protocol !== PROTOCOL) throw invalidParameter(`A gateway supports only the ${PROTOCOL} protocol.`);
  assertAlbCount(maxAlbCount);
  return {
    ...{ scheme: 'internet-facing', httpDesync: 'defensive', ...alb, port, protocol, maxAlbCount },
    networkConfiguration: { ipAddressType: 'dualstack', ...alb.networkConfiguration },
  };
}

/** Assumption: the wording. */
export function assertRoleArn(roleArn: string): void {
  if (!isRoleArn(roleArn)) throw invalidParameter('infrastructureRoleArn must be the ARN of an IAM role.');
}

/** Assumption: the wording. AWS may have an upper limit, too, which no source tells. */
export function assertAlbCount(maxAlbCount: number): void {
  if (Number.isInteger(maxAlbCount) && maxAlbCount >= 1) return;
  throw invalidParameter('maxAlbCount must be a whole number of at least 1.');
}
