import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { ApiError } from '../../errors/api-error.js';
import { findRepeated, type TokenUse } from '../client-token.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ServiceRecord } from './service-record.js';

export interface RepeatedUse extends TokenUse {
  readonly input: CreateServiceRequest;
  readonly serviceArn: string;
}

/** The service that the same request has created before. What has been changed since then does not matter. */
export function findSameService(draft: EcsDraft, use: RepeatedUse): ServiceRecord | undefined {
  findRepeated(draft, use, notIdempotent);
  const existing = draft.services.get(use.serviceArn);
  if (existing?.status === 'DRAINING') {
    throw invalidParameter('Unable to Start a service that is still Draining.');
  }
  if (existing?.status !== 'ACTIVE') return undefined;
  if (existing.createdWith !== toArguments(use.input)) throw notIdempotent();
  return existing;
}

function notIdempotent(): ApiError {
  return invalidParameter('Creation of service was not idempotent.');
}

/** The same cluster may have been named in another way; a token is none of the arguments. */
export function toArguments(input: CreateServiceRequest): string {
  return JSON.stringify({ ...input, cluster: undefined, clientToken: undefined });
}
