/** So many of each unit of capacity: of all instances, or of types of them. */
export type Quantities = Readonly<Record<string, number>>;

/** Requests name the units: only what is there by itself counts. */
export function amountOf(a: Quantities, unit: string): number {
  return Object.hasOwn(a, unit) ? (a[unit] ?? 0) : 0;
}

export function plus(a: Quantities, b: Quantities): Quantities {
  return mapUnits(b, a, (unit) => amountOf(a, unit) + amountOf(b, unit));
}

export function minus(a: Quantities, b: Quantities): Quantities {
  return mapUnits(b, a, (unit) => amountOf(a, unit) - amountOf(b, unit));
}

export function times(a: Quantities, factor: number): Quantities {
  return mapUnits(a, a, (unit) => amountOf(a, unit) * factor);
}

/** What is there of each unit, which may be less than nothing. */
export function atLeastNothing(a: Quantities): Quantities {
  return mapUnits(a, a, (unit) => Math.max(0, amountOf(a, unit)));
}

export function fits(need: Quantities, room: Quantities): boolean {
  return Object.entries(need).every(([unit, quantity]) => quantity <= amountOf(room, unit));
}

/** Of all units together. */
export function total(a: Quantities): number {
  return Object.values(a).reduce((whole, quantity) => whole + quantity, 0);
}

export function sum(all: readonly Quantities[]): Quantities {
  return all.reduce(plus, {});
}

function mapUnits(changed: Quantities, all: Quantities, quantityOf: (unit: string) => number): Quantities {
  return { ...all, ...Object.fromEntries(Object.keys(changed).map((unit) => [unit, quantityOf(unit)])) };
}
