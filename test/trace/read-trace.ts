import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { TraceData } from '../../src/testing/trace/trace-data.js';

const DATA = /<script type="application\/octet-stream" id="trace">([^<]*)<\/script>/;

/** The data in the page of a trace. */
export function readTrace(file: string): TraceData {
  const compressed = Buffer.from(DATA.exec(readFileSync(file, 'utf8'))?.[1] ?? '', 'base64');
  return JSON.parse(inflateSync(compressed).toString()) as TraceData;
}
