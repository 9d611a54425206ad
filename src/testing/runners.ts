// What the entry points for test runners share.
export { inspect } from './inspection.js';
export { matchers } from './matchers/matchers.js';
export { worldSerializer } from './matchers/world-serializer.js';
export { writeFailureTrace, type TracedMock } from './matchers/write-failure-trace.js';
