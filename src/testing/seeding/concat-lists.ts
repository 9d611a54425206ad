/** Those of the first come before those of the second. */
export function concatLists<Name extends string>(
  first: Readonly<Record<Name, readonly string[]>>,
  second: Readonly<Record<Name, readonly string[]>>,
): Record<Name, string[]> {
  const names = Object.keys(first) as Name[];
  return Object.fromEntries(names.map((name) => [name, [...first[name], ...second[name]]])) as Record<Name, string[]>;
}
