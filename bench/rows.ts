import type { Figures } from './figures.js';

/** A line of the table. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  value(figures: Figures): number;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export const rows: readonly Row[] = [
  { name: 'send: the SDK alone, the floor', unit: 'µs', value: ({ send }) => send.floor },
  { name: 'send: DescribeTasks / floor', unit: '×', value: ({ send }) => send.describeTasks / send.floor, atMost: 1.3 },
  { name: 'send: RunTask / floor', unit: '×', value: ({ send }) => send.runTask / send.floor, atMost: 2 },
  { name: 'send: SubmitJob / floor', unit: '×', value: ({ send }) => send.submitJob / send.floor, atMost: 2 },
  { name: 'send: a stub of aws-sdk-client-mock / floor', unit: '×', value: ({ send }) => send.stub / send.floor },
  { name: 'send: DescribeTasks over the wire / floor', unit: '×', value: ({ send }) => send.wire / send.floor },
  { name: 'growth: RunTask, 100,000 tasks / 100', unit: '×', value: ({ growth }) => growth.runTask, atMost: 1.5 },
  { name: 'growth: SubmitJob, 100,000 jobs / 100', unit: '×', value: ({ growth }) => growth.submitJob, atMost: 1.5 },
  { name: 'growth: ListTasks, 100,000 tasks / 100', unit: '×', value: ({ growth }) => growth.listTasks, atMost: 2 },
  {
    name: 'clock: changes of status in an array of 10,000 jobs',
    unit: '/s',
    value: ({ clock }) => clock.transitionsPerSecond,
    atLeast: 100_000,
  },
  { name: 'clock: scheduled transitions for these', unit: '/s', value: ({ clock }) => clock.scheduledPerSecond },
  { name: 'clock: entries into a map, to compare', unit: '/s', value: ({ clock }) => clock.calibrationPerSecond },
  { name: 'rolling: 200 tasks over 100 instances', unit: 'ms', value: ({ rolling }) => rolling.ms, atMost: 300 },
  { name: 'import: beyond the SDK', unit: 'ms', value: ({ import: { ms } }) => ms, atMost: 15 },
  {
    name: 'memory: a task that runs, of 100,000',
    unit: 'bytes',
    value: ({ memory }) => memory.bytesPerTask,
    atMost: 3_000,
  },
  { name: 'snapshot: save 10,000 tasks', unit: 'ms', value: ({ snapshot }) => snapshot.save.ms, atMost: 60 },
  { name: 'snapshot: load them again', unit: 'ms', value: ({ snapshot }) => snapshot.load.ms, atMost: 60 },
  { name: 'snapshot: load them from JSON', unit: 'ms', value: ({ snapshot }) => snapshot.loadJson.ms },
  { name: 'reset: of 100 tasks', unit: 'µs', value: ({ reset }) => reset.us, atMost: 200 },
];

export function isMet({ value, atMost = Infinity, atLeast = -Infinity }: Row, figures: Figures): boolean {
  const figure = value(figures);
  return figure <= atMost && figure >= atLeast;
}
