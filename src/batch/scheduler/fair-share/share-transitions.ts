import type { BatchTransition } from '../../batch-context.js';
import { readText } from '../../read-text.js';
import { FORGET_SHARE } from './change-share.js';
import { shareKey } from './share-table.js';

const forgetShare: BatchTransition = (draft, transition) => {
  draft.shares.delete(shareKey(transition.target, readText(transition, 'shareIdentifier')));
};

/** What time does to the shares of a queue. */
export const shareTransitions: Readonly<Record<string, BatchTransition>> = { [FORGET_SHARE]: forgetShare };
