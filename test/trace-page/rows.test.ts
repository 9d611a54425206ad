import { describe, expect, it } from 'vitest';
import type { TraceData, TraceLane, TraceMark } from '../../src/testing/trace/trace-data.js';
import { laneRows, markRows, quietSections } from '../../trace-page/rows.js';

function lane(section: string, name: string, states: readonly string[]): TraceLane {
  const bars = states.map((label, i) => ({ label, tone: 'good', from: i, to: i + 1, isFinal: false }) as const);
  return { section, name, key: `arn:${name}`, bars, versions: states.map((words, at) => ({ at, words, change: {} })) };
}

function mark(type: TraceMark['type'], text: string): TraceMark {
  return { type, at: 0, text, isError: false, about: [] };
}

const data: TraceData = {
  ...{ title: 'test', startTime: 0, begin: 0, end: 9 },
  lanes: [
    lane('Tasks', 'web', ['PENDING', 'RUNNING']),
    lane('Tasks', 'api', ['FAILED']),
    lane('Clusters', 'prod', ['ACTIVE']),
  ],
  marks: [mark('event', 'Task web'), mark('call', 'RunTask')],
};

const names = (filter: string, closed: ReadonlySet<string> = new Set()) =>
  laneRows(data, filter, closed).map((row) =>
    row.type === 'lane' ? row.lane.name : row.type === 'section' && row.name,
  );

describe('the rows of the page', () => {
  it('are sections with their lanes', () => {
    expect(names('')).toEqual(['Tasks', 'web', 'api', 'Clusters', 'prod']);
  });

  it('leave out the lanes of closed sections, unless something is looked for', () => {
    expect(names('', new Set(['Tasks']))).toEqual(['Tasks', 'Clusters', 'prod']);
    expect(names('web', new Set(['Tasks']))).toEqual(['Tasks', 'web']);
  });

  it.each([
    ['a name', 'api', ['Tasks', 'api']],
    ['an ARN', 'arn:prod', ['Clusters', 'prod']],
    ['a state', 'pending', ['Tasks', 'web']],
    ['a section', 'clusters', ['Clusters', 'prod']],
  ])('are found by %s', (_, filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });

  it('have one for each kind of marks, calls first', () => {
    expect(markRows(data, '').map(({ name }) => name)).toEqual(['Calls', 'Events']);
    expect(markRows(data, 'web').map(({ name }) => name)).toEqual(['Events']);
  });

  it('close sections in which nothing changes, where there are many lanes', () => {
    const many = Array.from({ length: 40 }, (_, i) => lane('Tasks', `${i}`, ['PENDING', 'RUNNING']));

    expect(quietSections(data)).toEqual(new Set());
    expect(quietSections({ ...data, lanes: [...data.lanes, ...many] })).toEqual(new Set(['Clusters']));
  });
});
