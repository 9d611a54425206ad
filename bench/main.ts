// `npm run bench`: what the mock costs, against its targets. `npm run bench -- --json` prints one JSON object instead of a table.
import { cpus } from 'node:os';
import { measureFigures, type Figures } from './figures.js';
import { isMet, rows, type Row } from './rows.js';

function toLine(row: Row, figures: Figures): string {
  const { name, unit, value } = row;
  const figure = `${show(value(figures))} ${unit.padEnd(5)}`;
  const missed = isMet(row, figures) ? '' : 'missed';
  return `${name.padEnd(48)}${figure.padStart(18)}  ${showTarget(row).padEnd(12)}${missed}`.trimEnd();
}

function showTarget({ atMost, atLeast }: Row): string {
  if (atMost !== undefined) return `≤ ${show(atMost)}`;
  return atLeast === undefined ? '' : `≥ ${show(atLeast)}`;
}

function show(figure: number): string {
  return Number(figure.toPrecision(3)).toLocaleString('en-US');
}

/** Three digits are more than a machine repeats. */
function round(_key: string, figure: unknown): unknown {
  return typeof figure === 'number' ? Number(figure.toPrecision(3)) : figure;
}

const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`;
const figures = await measureFigures();
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ machine, ...figures }, round));
} else {
  console.log(`${machine}\n`);
  for (const row of rows) console.log(toLine(row, figures));
}
