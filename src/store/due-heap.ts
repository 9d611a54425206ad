import { compareDue, type Transition } from './transition.js';

/** A binary heap: on its top is what is due first. */
export interface DueHeap {
  push(transition: Transition): void;
  /** The first that is still to come. */
  peek(): Transition | undefined;
  clear(): void;
}

/** Where there are no more, nobody looks for those that are not to come. */
const FEW = 64;

/** What is no more to come stays in the heap until it gets to the top, or most of the others are such. */
export function createDueHeap(isToCome: (transition: Transition) => boolean): DueHeap {
  const heap: Transition[] = [];
  let sizeToSweep = FEW;
  return {
    push(transition) {
      if (heap.length >= sizeToSweep) {
        sweep(heap, isToCome);
        sizeToSweep = 2 * heap.length + FEW;
      }
      heap.push(transition);
      rise(heap);
    },
    peek() {
      while (heap.length > 0) {
        const top = heap[0] as Transition;
        if (isToCome(top)) return top;
        takeTop(heap);
      }
      return undefined;
    },
    clear() {
      heap.length = 0;
      sizeToSweep = FEW;
    },
  };
}

/** What is in order is a heap. */
function sweep(heap: Transition[], isToCome: (transition: Transition) => boolean): void {
  const left = heap.filter(isToCome).toSorted(compareDue);
  heap.length = 0;
  for (const transition of left) heap.push(transition);
}

/** The last one rises to its place. */
function rise(heap: Transition[]): void {
  let at = heap.length - 1;
  const rising = heap[at] as Transition;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above] as Transition;
    if (compareDue(parent, rising) <= 0) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = rising;
}

/** The last one takes the place of the top, and sinks to its own. */
function takeTop(heap: Transition[]): void {
  const sinking = heap.pop() as Transition;
  if (heap.length === 0) return;
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    const right = heap[below + 1];
    if (right !== undefined && compareDue(right, heap[below] as Transition) < 0) below++;
    const child = heap[below] as Transition;
    if (compareDue(sinking, child) <= 0) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = sinking;
}
