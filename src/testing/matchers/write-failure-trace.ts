import { join } from 'node:path';

/** File systems take 255 bytes, and a letter may have three. */
const LONGEST_NAME = 80;

/** As much of a mock as writes a trace. */
export interface TracedMock {
  /** Writes what has happened as a page of HTML. */
  writeTrace(path: string): void;
}

export interface FailedTest {
  readonly name: string;
  /** What the runner will print. */
  readonly errors: readonly unknown[];
}

/** Writes the trace into a file named after the test, and adds where it is to what the runner prints of the failure. */
export function writeFailureTrace(aws: TracedMock, folder: string, { name, errors }: FailedTest): void {
  const path = join(folder, `${toFileName(name)}.html`);
  aws.writeTrace(path);
  for (const error of errors) addNote(error, `\n\nTrace: ${path}`);
}

/** `web service > deploys "v2"` is `web-service-deploys-v2`. */
export function toFileName(name: string): string {
  const words = name.match(/[\p{L}\p{N}_]+/gu) ?? ['test'];
  return words.join('-').slice(0, LONGEST_NAME);
}

/** Runners print the stack of an error, which begins with its message, or both. What is no error has no place for a note. */
function addNote(error: unknown, note: string): void {
  if (typeof error !== 'object' || error === null || !('message' in error)) return;
  const { message, stack } = error as { message: unknown; stack?: unknown };
  const text = String(message);
  const noted = text + note;
  Object.assign(error, { message: noted }, typeof stack === 'string' && { stack: stack.replace(text, () => noted) });
}
