/** The message with which an assertion fails, without the colours of the runner. */
export function failureOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    // oxlint-disable-next-line no-control-regex -- the escape codes of a terminal begin with it
    return (error as Error).message.replaceAll(/\u001b\[\d+m/g, '');
  }
  throw new Error('The assertion holds.');
}
