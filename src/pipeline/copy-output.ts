/** A fresh, mutable copy: callers may change what they get, and what they get may share frozen records with the state. */
export function copyOutput(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return new Date(value.getTime());
  if (Array.isArray(value)) return value.map(copyOutput);
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const member = copyOutput((value as Record<string, unknown>)[key]);
    if (member !== undefined) setMember(copy, key, member);
  }
  return copy;
}

/** Maps such as docker labels have keys of the user's choice. An assignment to `__proto__` would change the copy's prototype. */
function setMember(copy: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(copy, key, { value, configurable: true, enumerable: true, writable: true });
  } else copy[key] = value;
}
