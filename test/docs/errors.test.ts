import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError, type UsageTopic } from '../../src/errors/usage-error.js';

/** All topics there are: one that is missing or unknown does not compile. */
const TOPICS = Object.keys({
  clients: true,
  commands: true,
  'fast-forward': true,
  faults: true,
  incidents: true,
  matchers: true,
  'not-emulated': true,
  options: true,
  outcomes: true,
  seeds: true,
  server: true,
  snapshots: true,
  time: true,
  traces: true,
} satisfies Record<UsageTopic, true>);

const ROOT = join(import.meta.dirname, '..', '..');

describe('docs/errors.md', () => {
  const text = readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8');

  it('has a section for each topic of a UsageError, and no other', () => {
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replace(' ', '-'),
    );
    expect(sections.toSorted()).toEqual(TOPICS);
  });

  it('quotes messages as they are', () => {
    const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
      .join('');
    const messages = [...text.matchAll(/^- (`.+?`): /gm)].flatMap(([, listed = '']) => listed.split(/`, `|`/));
    const quoted = messages.filter((message) => message.includes(' ')).flatMap((message) => message.split('…'));
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((part) => !source.includes(part.trim()))).toEqual([]);
  });
});

describe('a UsageError', () => {
  it('ends with where to read more', () => {
    const error = new UsageError('seed: "x" is no whole number.', 'options');
    expect(error.message).toBe('seed: "x" is no whole number. See docs/errors.md#options of aws-ecs-batch-mock.');
    expect(error.topic).toBe('options');
    expect(error.name).toBe('UsageError');
  });

  it('keeps what caused it', () => {
    const cause = new Error('no');
    expect(new UsageError('It is so.', 'seeds', { cause }).cause).toBe(cause);
  });
});
