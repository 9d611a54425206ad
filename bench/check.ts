// A step of `npm run check`: figures that do not depend on the machine keep within generous limits. `npm run bench` has the targets.
import { clockFigures } from './figures/clock.js';
import { sendFigures } from './figures/send.js';

/** Two to three times what is measured on a machine that does nothing else. */
const LIMITS = {
  'DescribeTasks / floor': 3,
  'RunTask / floor': 5,
  'SubmitJob / floor': 3.5,
  'entries into a map / change of status in an array of 10,000 jobs': 40,
};

const send = await sendFigures();
const clock = await clockFigures();
const figures: Readonly<Record<keyof typeof LIMITS, number>> = {
  'DescribeTasks / floor': send.describeTasks / send.floor,
  'RunTask / floor': send.runTask / send.floor,
  'SubmitJob / floor': send.submitJob / send.floor,
  'entries into a map / change of status in an array of 10,000 jobs':
    clock.calibrationPerSecond / clock.transitionsPerSecond,
};

for (const [name, limit] of Object.entries(LIMITS)) {
  const figure = figures[name as keyof typeof LIMITS];
  console.log(`${name}: ${figure.toFixed(1)}, at most ${limit}`);
  if (!(figure <= limit)) process.exitCode = 1;
}
