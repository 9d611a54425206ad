import type { ApiError } from '../errors/api-error.js';
import { invalidParameter } from './ecs-errors.js';
import type { EcsDraft } from './ecs-state.js';

/** A request that may be repeated without being carried out twice. */
export interface TokenUse {
  readonly operation: string;
  /** Where the token counts. Outside of clusters, the beginning of the ARNs of what it makes. */
  readonly clusterArn: string;
  readonly input: { readonly clientToken?: string | undefined };
  readonly now: number;
}

const TOKEN_LIFETIME_MS = 24 * 3_600_000;

/** Assumption: the wording. */
export function assertClientToken(clientToken: string | undefined, longest: number): void {
  if (clientToken === undefined || (/^[!-~]+$/.test(clientToken) && clientToken.length <= longest)) return;
  throw invalidParameter(`clientToken can have up to ${longest} characters of ASCII 33-126.`);
}

/**
 * The ARNs of what the same request, with the same token, has made before, as long as they are remembered. Where the token was
 * used for another request, the operation says what is wrong.
 */
export function findRepeated(
  draft: EcsDraft,
  use: TokenUse,
  toClash: (resourceArns: readonly string[]) => ApiError,
): readonly string[] | undefined {
  if (use.input.clientToken === undefined) return undefined;
  const used = draft.clientTokens.get(tokenKey(use));
  if (used === undefined || used.usedAt + TOKEN_LIFETIME_MS <= use.now) return undefined;
  if (used.request !== JSON.stringify(use.input)) throw toClash(used.resourceArns);
  return used.resourceArns;
}

export function rememberToken(draft: EcsDraft, use: TokenUse, resourceArns: readonly string[]): void {
  if (use.input.clientToken === undefined) return;
  const key = tokenKey(use);
  draft.clientTokens.delete(key);
  draft.clientTokens.insert({
    ...{ key, clusterArn: use.clusterArn, request: JSON.stringify(use.input) },
    ...{ resourceArns: [...resourceArns], usedAt: use.now },
  });
}

function tokenKey({ operation, clusterArn, input }: TokenUse): string {
  return `${operation} ${clusterArn} ${input.clientToken}`;
}
