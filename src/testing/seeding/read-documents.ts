import { showValue, UsageError } from '../../errors/usage-error.js';
import type { ShapeTable } from '../../validation/shape.js';
import { attempt } from './attempt.js';
import { readDescribed } from './read-described.js';
import { SeedProblem } from './seed-problem.js';

/** A kind of document: what a describe call of AWS answers. */
export interface DocumentKind {
  /** Its shape, such as `DescribeTasksResponse`. */
  readonly response: string;
  /** What prints it, such as `aws ecs describe-tasks`. */
  readonly command: string;
  /** The document is about one resource alone, with members beside it. Default: its member is a list of resources. */
  readonly isSingle?: boolean;
}

export interface DocumentRules {
  readonly shapesOf: () => ShapeTable;
  /** By the member that tells what a document is about, such as `tasks`. */
  readonly kinds: Readonly<Record<string, DocumentKind>>;
}

/** A resource as AWS described it. */
export interface DescribedResource {
  /** Where it stands in the seed. */
  readonly path: string;
  readonly value: unknown;
}

/** The resources of all documents, by the member that they stood in. No time of theirs is still to come. */
export function readDocuments(
  rules: DocumentRules,
  documents: readonly unknown[] | undefined,
  now: number,
): ReadonlyMap<string, readonly DescribedResource[]> {
  const found = new Map<string, DescribedResource[]>();
  const times: number[] = [];
  attempt('described', () => assertIsList(documents));
  for (const [index, document] of (documents ?? []).entries()) {
    const path = `described[${index}]`;
    attempt(path, () => {
      for (const member of listMembers(rules, document)) {
        const kind = rules.kinds[member];
        const value = (document as Readonly<Record<string, unknown>>)[member];
        const resources = kind === undefined ? [] : readDocument(rules, kind, { member, document, value, times });
        found.set(member, [
          ...(found.get(member) ?? []),
          ...resources.map((resource) => ({ ...resource, path: `${path}.${resource.path}` })),
        ]);
      }
    });
  }
  assertPast(times, now);
  return found;
}

function assertIsList(documents: unknown): void {
  if (documents === undefined || Array.isArray(documents)) return;
  throw new SeedProblem(`${showValue(documents)} is no list. Put the documents in brackets.`);
}

/** Those that tell what the document is about. */
function listMembers({ kinds }: DocumentRules, document: unknown): string[] {
  const members = typeof document === 'object' && document !== null ? Object.keys(document) : [];
  const known = members.filter((member) => Object.hasOwn(kinds, member));
  if (known.length > 0) return known;
  const commands = Object.values(kinds).map(({ command }) => command);
  throw new SeedProblem(
    `${showValue(document)} is no document that can be seeded. Give the JSON that one of these prints, without --query: ${commands.join(', ')}.`,
  );
}

interface Document {
  readonly member: string;
  readonly document: unknown;
  readonly value: unknown;
  readonly times: number[];
}

function readDocument(
  { shapesOf }: DocumentRules,
  { response, isSingle = false }: DocumentKind,
  { member, document, value, times }: Document,
): DescribedResource[] {
  const shapes = shapesOf();
  const reading = { shapes, times };
  if (isSingle) return [{ path: member, value: readDescribed(reading, response, { path: member, value: document }) }];
  const shape = shapes[response];
  const reference = shape?.type === 'structure' ? (shape.members[member] ?? '') : '';
  const resources = readDescribed(reading, reference, { path: member, value }) as unknown[];
  return resources.map((resource, index) => ({ path: `${member}[${index}]`, value: resource }));
}

/** Virtual time never goes back, so what has happened must lie behind it. */
function assertPast(times: readonly number[], now: number): void {
  const latest = times.reduce((a, b) => Math.max(a, b), now);
  if (latest === now) return;
  const at = new Date(latest).toISOString();
  throw new UsageError(
    `Failed to seed described: the latest of its times is ${at}, and the clock is at ${new Date(now).toISOString()}. ` +
      `Begin at that time or later: { startTime: '${at}' } in the options of the mock.`,
    'seeds',
  );
}
