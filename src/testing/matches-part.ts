/** Whether all that `part` says holds for `whole`: members of objects by name, and each item of a list for some item. */
export function matchesPart(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.every((item) => whole.some((other) => matchesPart(item, other)));
  }
  if (typeof part !== 'object' || part === null) return part === whole;
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([key, value]) =>
    matchesPart(value, Object.hasOwn(whole, key) ? (whole as Record<string, unknown>)[key] : undefined),
  );
}
