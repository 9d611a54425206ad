import { assertMembers } from '../../errors/assert-members.js';
import { describeEnding, matchesEnding, type Ending } from './ending.js';
import { explain } from './explain.js';
import { explainMissingJob, findJob, type JobReference } from './find-job.js';
import { inspect } from '../inspection.js';
import { containersOf, jobRows } from './job-rows.js';
import { failEitherWay, type MatcherContext, type Verdict } from './matcher.js';
import { renderTable } from './render-table.js';

export function toHaveFailed(
  context: MatcherContext,
  subject: unknown,
  ...[reference, ending = {}]: readonly [reference: JobReference, ending?: Ending]
): Verdict {
  const world = inspect(subject);
  assertMembers(ending, ['exitCode', 'reason'], { name: 'toHaveFailed', topic: 'matchers' });
  const job = findJob(world, reference);
  if (job === undefined) return failEitherWay(context, () => explainMissingJob(world, reference));
  const { jobId, jobName, status, statusReason, attempts } = job;
  const last = attempts.at(-1);
  const { isNot } = context;
  return {
    pass: status === 'FAILED' && matchesEnding(ending, containersOf(last), [statusReason, last?.statusReason]),
    message: () =>
      explain(world, {
        text: `Expected job ${jobName} ${isNot ? 'not ' : ''}to have failed${describeEnding(ending)}; it is ${status}.`,
        table: renderTable(jobRows([job])),
        about: [jobId],
      }),
  };
}
