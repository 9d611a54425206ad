/** What replies have told, by the names of their members: from it a caller knows what to ask for next. */
export interface KnownValues {
  learn(region: string, reply: unknown): void;
  /** Values for a member of an input, such as the ARNs and names of clusters for `cluster` and `clusters`. */
  find(region: string, member: string): readonly string[];
  copy(): KnownValues;
}

type ByMember = Map<string, string[]>;

/** Of each member the latest, so that what is gone is forgotten in time. */
const KEPT = 8;
const LONGEST = 300;

export function createKnownValues(known: ReadonlyMap<string, ByMember> = new Map<string, ByMember>()): KnownValues {
  const regions = new Map([...known].map(([region, values]) => [region, copyOf(values)]));
  return {
    learn(region, reply) {
      const values = regions.get(region) ?? new Map<string, string[]>();
      regions.set(region, values);
      note(values, '', reply);
    },
    find(region, member) {
      const values = regions.get(region);
      if (values === undefined) return [];
      if (member === 'resourceArn') return [...values].flatMap(([name, own]) => (name.endsWith('Arn') ? own : []));
      return namesFor(member).flatMap((name) => values.get(name) ?? []);
    },
    copy: () => createKnownValues(regions),
  };
}

function copyOf(values: ByMember): ByMember {
  return new Map([...values].map(([name, own]) => [name, [...own]]));
}

function note(values: ByMember, member: string, reply: unknown): void {
  if (typeof reply === 'string') {
    if (reply.length <= LONGEST) values.set(member, latest(values.get(member) ?? [], reply));
  } else if (Array.isArray(reply)) {
    for (const entry of reply) note(values, singularOf(member), entry);
  } else if (typeof reply === 'object' && reply !== null && !(reply instanceof Date)) {
    for (const [name, value] of Object.entries(reply)) if (name !== '$metadata') note(values, name, value);
  }
}

function latest(values: readonly string[], value: string): string[] {
  return [value, ...values.filter((other) => other !== value)].slice(0, KEPT);
}

/** `tasks` are asked for by `taskArn`. */
function namesFor(member: string): string[] {
  const one = singularOf(member);
  const names = [one, `${one}Arn`, `${one}Name`, `${one}Id`];
  if (one === 'taskDefinition') names.push('family');
  return names;
}

function singularOf(member: string): string {
  if (/(ies)$/.test(member)) return member.replace(/ies$/, 'y');
  return member.replace(/(?<=[a-z])s$/, '');
}
