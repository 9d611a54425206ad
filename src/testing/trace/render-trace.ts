import { deflateSync } from 'node:zlib';
import { tracePage } from '../generated/trace-page.js';
import type { TraceData } from './trace-data.js';

/** A page of HTML that needs nothing else. The data are compressed and in base64, so no name can end their element. */
export function renderTrace(data: TraceData): string {
  const text = deflateSync(JSON.stringify(data)).toString('base64');
  return tracePage().replace('/*trace*/', () => text);
}
