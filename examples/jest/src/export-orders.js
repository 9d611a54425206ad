const { BatchClient, DescribeJobsCommand, SubmitJobCommand } = require('@aws-sdk/client-batch');

const client = new BatchClient({});
const POLL_MS = 30_000;

/** Exports the orders of a day, in a job, and resolves to its last state: SUCCEEDED or FAILED, with the reason. */
async function exportOrders(day) {
  const { jobId } = await client.send(
    new SubmitJobCommand({
      jobName: `export-orders-${day}`,
      jobQueue: 'exports',
      jobDefinition: 'export-orders',
      parameters: { day },
      retryStrategy: { attempts: 2 },
    }),
  );
  for (;;) {
    const { jobs } = await client.send(new DescribeJobsCommand({ jobs: [jobId] }));
    const [{ status, statusReason, attempts }] = jobs;
    if (status === 'SUCCEEDED' || status === 'FAILED') return { status, statusReason, attempts: attempts.length };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

module.exports = { exportOrders };
