/** The package as the project `wire` sees it: mocks answer at the other end of the wire unless a test says otherwise. */
import * as direct from '../src/index.js';

export * from '../src/index.js';

export const mockAws: typeof direct.mockAws = (options) => direct.mockAws({ transport: 'wire', ...options });
export const mockEcs: typeof direct.mockEcs = (options) => direct.mockEcs({ transport: 'wire', ...options });
export const mockBatch: typeof direct.mockBatch = (options) => direct.mockBatch({ transport: 'wire', ...options });
