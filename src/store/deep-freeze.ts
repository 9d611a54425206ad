/** Freezes plain data all the way down. What is frozen already is so all the way down. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const members: unknown[] = Object.values(value);
  for (const member of members) deepFreeze(member);
  return Object.freeze(value);
}
