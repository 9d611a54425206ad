/** The members of those names that there are. */
export function pick<T extends object, M extends keyof T>(value: T, names: readonly M[]): Pick<T, M> {
  const members = names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]);
  return Object.fromEntries(members) as Pick<T, M>;
}
