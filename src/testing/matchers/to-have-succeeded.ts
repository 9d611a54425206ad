import { explain } from './explain.js';
import { explainMissingJob, findJob, type JobReference } from './find-job.js';
import { inspect } from '../inspection.js';
import { jobRows } from './job-rows.js';
import { failEitherWay, type MatcherContext, type Verdict } from './matcher.js';
import { renderTable } from './render-table.js';

export function toHaveSucceeded(context: MatcherContext, subject: unknown, reference: JobReference): Verdict {
  const world = inspect(subject);
  const job = findJob(world, reference);
  if (job === undefined) return failEitherWay(context, () => explainMissingJob(world, reference));
  const { isNot } = context;
  return {
    pass: job.status === 'SUCCEEDED',
    message: () =>
      explain(world, {
        text: `Expected job ${job.jobName} ${isNot ? 'not ' : ''}to have succeeded; it is ${job.status}.`,
        table: renderTable(jobRows([job])),
        about: [job.jobId],
      }),
  };
}
