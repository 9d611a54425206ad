import type { Edges, StatusEdges } from './status-edges.js';

const isNode = (jobArn: string) => jobArn.includes('#');
const isChild = (jobArn: string) => /:\d+$/.test(jobArn);

const JOB: Edges = {
  new: ['SUBMITTED', 'PENDING'],
  SUBMITTED: ['PENDING', 'RUNNABLE', 'FAILED'],
  PENDING: ['RUNNABLE', 'SUCCEEDED', 'FAILED'],
  RUNNABLE: ['STARTING', 'FAILED'],
  STARTING: ['RUNNING', 'RUNNABLE', 'FAILED'],
  RUNNING: ['SUCCEEDED', 'RUNNABLE', 'FAILED'],
};

/** A child or a node comes when its parent waits for nobody. */
const PART = ['PENDING', 'RUNNABLE'];

/** Of what takes time to come, to change and to go. */
const RESOURCE: Edges = {
  new: ['CREATING'],
  CREATING: ['VALID', 'INVALID'],
  VALID: ['UPDATING', 'DELETING', 'INVALID'],
  UPDATING: ['VALID', 'INVALID'],
  INVALID: ['UPDATING', 'VALID', 'DELETING'],
  DELETING: ['DELETED'],
};
const RESOURCES = ['computeEnvironments', 'jobQueues', 'serviceEnvironments', 'quotaShares'];

export const batchStatusEdges: readonly StatusEdges[] = [
  ...RESOURCES.map((table) => ({ table: `batch.${table}`, member: 'status', edges: RESOURCE })),
  { table: 'batch.jobDefinitions', member: 'status', edges: { new: ['ACTIVE'], ACTIVE: ['INACTIVE'] } },
  { table: 'batch.jobs', member: 'status', edges: JOB, only: (key) => !isNode(key) && !isChild(key) },
  { table: 'batch.jobs', member: 'status', edges: { ...JOB, new: PART }, only: isChild },
  {
    ...{ table: 'batch.jobs', member: 'status', only: isNode },
    // A node ends with the main node, though it may not run yet, and is tried again with it, though it has ended.
    edges: {
      ...JOB,
      new: PART,
      STARTING: ['RUNNING', 'RUNNABLE', 'SUCCEEDED', 'FAILED'],
      SUCCEEDED: ['RUNNABLE'],
      FAILED: ['RUNNABLE'],
    },
  },
  {
    ...{ table: 'batch.serviceJobs', member: 'status' },
    edges: {
      new: ['SUBMITTED', 'RUNNABLE'],
      SUBMITTED: ['PENDING', 'RUNNABLE', 'FAILED'],
      PENDING: ['RUNNABLE', 'FAILED'],
      RUNNABLE: ['SCHEDULED', 'FAILED'],
      SCHEDULED: ['STARTING', 'RUNNABLE', 'FAILED'],
      STARTING: ['RUNNING', 'RUNNABLE', 'FAILED'],
      RUNNING: ['SUCCEEDED', 'RUNNABLE', 'FAILED'],
    },
  },
];
