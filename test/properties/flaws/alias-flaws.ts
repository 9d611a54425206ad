/** Changes everything in a value that somebody else may hold, too. What cannot be changed is told. */
export function mutateDeeply(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value instanceof Date) {
    value.setTime(0);
    return [];
  }
  const flaws = Object.isFrozen(value) ? [`${path} is frozen`] : [];
  const members = value as Record<string, unknown>;
  for (const [name, member] of Object.entries(members)) {
    flaws.push(...mutateDeeply(member, `${path}.${name}`));
    if (typeof member === 'object' && member !== null) continue;
    if (!Reflect.set(members, name, 'changed')) flaws.push(`${path}.${name} cannot be changed`);
  }
  if (!Reflect.set(members, Array.isArray(value) ? value.length : 'added', 'added')) {
    flaws.push(`${path} cannot be added to`);
  }
  return flaws;
}

/** An input as it was, with its dates: to send it, and to compare it afterwards. */
export function copyDeeply<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyDeeply) as T;
  if (value instanceof Date) return new Date(value) as T;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyDeeply(member)])) as T;
}
