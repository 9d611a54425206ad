import { basename, join } from 'node:path';

/** File systems take 255 bytes, and a letter may have three. */
const LONGEST_NAME = 80;

/** As much of a mock as writes a trace. */
export interface TracedMock {
  /** Writes what has happened as a page of HTML. */
  writeTrace(path: string): void;
}

export interface FailedTest {
  /** As the runner's `expect` knows the test that is running. */
  readonly state: { readonly testPath?: string | undefined; readonly currentTestName?: string | undefined };
  /** What the runner will print. */
  readonly errors: readonly unknown[];
}

/** The test of each trace that was written. */
const written = new Map<string, string>();

/** Writes the trace into a file named after the test, and adds where it is to what the runner prints of the failure. */
export function writeFailureTrace(aws: TracedMock, folder: string, { state, errors }: FailedTest): void {
  const { testPath = '', currentTestName = 'test' } = state;
  const file = basename(testPath).replace(/(\.(test|spec))?\.\w+$/, '');
  const path = freePath(join(folder, toFileName(`${file} ${currentTestName}`)), `${testPath} ${currentTestName}`);
  written.set(path, `${testPath} ${currentTestName}`);
  aws.writeTrace(path);
  for (const error of errors) addNote(error, `\n\nTrace: ${path}`);
}

/** `checkout`, `web service > deploys "v2"` is `checkout-web-service-deploys-v2`. */
export function toFileName(name: string): string {
  const words = name.match(/[\p{L}\p{N}_]+/gu) ?? ['test'];
  return words.join('-').slice(0, LONGEST_NAME);
}

/** Names that differ only in what a file name has not are numbered. A test that is tried again writes its trace anew. */
function freePath(stem: string, test: string): string {
  let path = `${stem}.html`;
  for (let n = 2; (written.get(path) ?? test) !== test; n++) path = `${stem}-${n}.html`;
  return path;
}

/** Runners print the stack of an error, which begins with its message, or both. What is no error has no place for a note. */
function addNote(error: unknown, note: string): void {
  if (typeof error !== 'object' || error === null || !('message' in error)) return;
  const { message, stack } = error as { message: unknown; stack?: unknown };
  const text = String(message);
  const noted = text + note;
  Object.assign(error, { message: noted }, typeof stack === 'string' && { stack: stack.replace(text, () => noted) });
}
