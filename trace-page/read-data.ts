import type { TraceData } from '../src/testing/trace/trace-data.js';

/** The data stand in the page as compressed JSON, in base64. */
export async function readData(text: string): Promise<TraceData> {
  const bytes = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return (await new Response(json).json()) as TraceData;
}
