import type { FairsharePolicy, ShareAttributes } from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';
import { assertShareIdentifier, matchesShare } from '../share-identifier.js';

const LONGEST_DECAY_S = 604_800;
const LARGEST_RESERVATION = 99;
const MOST_SHARES = 500;
const LEAST_WEIGHT = 0.0001;
const MOST_WEIGHT = 999.9999;

/** What the request shows to be wrong with a fair-share policy. */
export function assertFairsharePolicy({
  shareDecaySeconds,
  computeReservation,
  shareDistribution = [],
}: FairsharePolicy): void {
  assertWithin('shareDecaySeconds', shareDecaySeconds, LONGEST_DECAY_S);
  assertWithin('computeReservation', computeReservation, LARGEST_RESERVATION);
  if (shareDistribution.length > MOST_SHARES) {
    throw invalidRequest(`ShareDistribution size cannot be greater than ${MOST_SHARES}.`);
  }
  for (const share of shareDistribution) assertShare(share);
  assertDistinct(shareDistribution.map(({ shareIdentifier = '' }) => shareIdentifier));
}

/** Assumption: the wording; the ranges are on record. */
function assertWithin(member: string, value: number | undefined, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= most)) return;
  throw invalidRequest(`${member} must be an integer between 0 and ${most}.`);
}

function assertShare({ shareIdentifier, weightFactor = 1 }: ShareAttributes): void {
  assertShareIdentifier(shareIdentifier);
  if (weightFactor >= LEAST_WEIGHT && weightFactor <= MOST_WEIGHT) return;
  throw invalidRequest(`Weight factor should be between ${LEAST_WEIGHT} and ${MOST_WEIGHT}.`);
}

/** A share has one weight. Assumption: the wording about shares that overlap is only nearly that of AWS. */
function assertDistinct(identifiers: readonly string[]): void {
  if (new Set(identifiers).size < identifiers.length) {
    throw invalidRequest('Cannot have two or more identical shareIdentifiers.');
  }
  for (const identifier of identifiers) {
    const overlapping = identifiers.find((other) => other !== identifier && overlaps(other, identifier));
    if (overlapping === undefined) continue;
    throw invalidRequest(`Share identifier ${identifier} matches another share identifier ${overlapping}`);
  }
}

function overlaps(pattern: string, identifier: string): boolean {
  return matchesShare(pattern, identifier.replace(/\*$/, ''));
}
