import { clockFigures, type ClockFigures } from './figures/clock.js';
import { growthFigures, type GrowthFigures } from './figures/growth.js';
import { importFigures, type ImportFigures } from './figures/import.js';
import { rollingFigures, type RollingFigures } from './figures/rolling.js';
import { sendFigures, type SendFigures } from './figures/send.js';
import { stateFigures, type StateFigures } from './figures/state.js';

/** All that is measured. Ratios are under `growth`; what names no unit is in microseconds. */
export interface Figures extends StateFigures {
  readonly send: SendFigures;
  readonly growth: GrowthFigures;
  readonly clock: ClockFigures;
  readonly rolling: RollingFigures;
  readonly import: ImportFigures;
}

/** One after the other: they would disturb each other. */
export async function measureFigures(): Promise<Figures> {
  return {
    send: await sendFigures(),
    clock: await clockFigures(),
    growth: await growthFigures(),
    rolling: await rollingFigures(),
    import: importFigures(),
    ...(await stateFigures()),
  };
}
