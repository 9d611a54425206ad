import { matchesInput } from '../../pipeline/matches-input.js';
import { explain, indent } from './explain.js';
import { inspect } from '../inspection.js';
import type { MatcherContext, Verdict } from './matcher.js';

const MOST_EVENTS = 3;

export function toHaveEmitted(
  context: MatcherContext,
  subject: unknown,
  ...[detailType, detail]: readonly [detailType: string, detail?: object]
): Verdict {
  const world = inspect(subject);
  const { isNot, utils } = context;
  const all = world.events();
  const alike = all.filter((event) => event['detail-type'] === detailType);
  return {
    pass: alike.some((event) => detail === undefined || matchesInput(event.detail, detail)),
    message() {
      const expected = `Expected ${isNot ? 'no' : 'an'} event ${detailType}`;
      const wanted = detail === undefined ? [] : [`${expected} with:`, indent(utils.stringify(detail))];
      const types = [...new Set(all.map((event) => event['detail-type']))].join(', ');
      const there = alike.length === 0 ? `Emitted: ${types || 'nothing'}.` : `${alike.length} of the type:`;
      const found = detail === undefined ? [`${expected}. ${there}`] : [...wanted, there];
      const shown = alike.slice(-MOST_EVENTS).map((event) => indent(utils.stringify(event.detail)));
      return explain(world, {
        text: [...found, ...shown].join('\n\n'),
        about: alike.flatMap(({ resources }) => resources),
      });
    },
  };
}
