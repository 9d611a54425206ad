/**
 * The test misuses this package: the message says what was wrong, with the value, and what to do instead.
 * It is never an answer of AWS, so code under test has no reason to catch it.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** How a value is shown inside an error message: short, and never throwing. */
export function showValue(value: unknown): string {
  if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
  try {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 120 ? `${text.slice(0, 117)}…` : text;
  } catch {
    return Object.prototype.toString.call(value);
  }
}
