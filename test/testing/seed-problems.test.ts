import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockAws, UsageError, type BatchSeed, type EcsSeed } from '../../src/index.js';

/** As a seed that no compiler has seen. */
const loose = (seed: unknown) => seed as never;

const BATCH: BatchSeed = { computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['load'] };

describe('what is wrong with a seed', () => {
  const aws = mockAws();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each<[string, EcsSeed, string]>([
    [
      'a misspelt list',
      loose({ taskDefintions: ['web'] }),
      'Failed to seed taskDefintions: there is no such member. Did you mean taskDefinitions?',
    ],
    [
      'a member that comes near none',
      loose({ subnets: [{ subnetId: 'subnet-1', availabilityZone: 'us-east-1a', colour: 'red' }] }),
      'Failed to seed subnets[0].colour: there is no such member. Take it out, or use one of subnetId, availabilityZone.',
    ],
    [
      'a misspelt member',
      { taskDefinitions: ['web'], services: [loose({ taskDefinition: 'web', desiredcount: 3 })] },
      'Failed to seed services[0].desiredcount: there is no such member. Did you mean desiredCount?',
    ],
    [
      'a misspelt member deep inside',
      { taskDefinitions: [{ family: 'web', containerDefinitions: [loose({ portMapping: [] })] }] },
      'Failed to seed taskDefinitions[0].containerDefinitions[0].portMapping: there is no such member. Did you mean portMappings?',
    ],
    ['what is no list', loose({ services: 'web' }), 'Failed to seed services: "web" is no list. Put it in brackets.'],
    [
      'what is neither a name nor an object',
      loose({ clusters: [7] }),
      'Failed to seed clusters[0]: 7 is neither a name nor an object. Give one of these.',
    ],
    [
      'a name where there are none',
      loose({ containerInstances: ['i-1'] }),
      'Failed to seed containerInstances[0]: "i-1" is no object. Give one.',
    ],
    ['what is no object', loose(['web']), 'Failed to seed anything: ["web"] is no object.'],
    [
      'a status that there is not',
      { taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', lastStatus: loose('RUNING') }] },
      'Failed to seed tasks[0].lastStatus: "RUNING" is none of PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED. Did you mean RUNNING?',
    ],
    [
      'an outcome of a task that makes no sense',
      { taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', outcome: loose({ exitCod: 1 }) }] },
      'there is no "exitCod". Did you mean exitCode?',
    ],
    [
      'a time that is none',
      { taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', createdAt: loose(null) }] },
      'Failed to seed tasks[0].createdAt: null is no time.',
    ],
    [
      'a number of tasks that is none',
      { taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', count: -1 }] },
      'Failed to seed tasks[0].count: -1 is no number of resources. Give a whole number.',
    ],
    [
      'a task without a definition',
      { tasks: [loose({})] },
      'Failed to seed tasks[0].taskDefinition: undefined is no task definition. Give family, family:revision or an ARN.',
    ],
    [
      'a service without a definition',
      { services: [{ desiredCount: 3 }] },
      'Failed to seed services[0].taskDefinition: undefined is no task definition.',
    ],
    [
      'a cluster whose name comes near another',
      { clusters: ['prod'], containerInstances: [{ cluster: 'prd' }] },
      "Failed to seed containerInstances[0].cluster: there is no cluster 'prd'. Did you mean 'prod'? Seed it, too: clusters: ['prd'].",
    ],
    [
      'a revision that is not there',
      { taskDefinitions: ['web'], services: ['web:3'] },
      "Failed to seed services[0].taskDefinition: there is no task definition 'web:3'. Did you mean 'web:1'? Seed it, too: taskDefinitions: [{ family: 'web', revision: 3 }].",
    ],
  ])('is said of %s', (_, seed, message) => {
    const before = aws.state;

    expect(() => aws.ecs.seed(seed)).toThrow(UsageError);
    expect(() => aws.ecs.seed(seed)).toThrow(message);
    expect(aws.state).toBe(before);
  });

  it.each<[string, BatchSeed, string]>([
    [
      'a misspelt list',
      loose({ queues: ['nightly'] }),
      'Failed to seed queues: there is no such member. Take it out, or use one of computeEnvironments, serviceEnvironments, schedulingPolicies, jobQueues, quotaShares, jobDefinitions, consumableResources, jobs, region, described.',
    ],
    [
      'a misspelt member',
      { jobs: [loose({ dependson: [] })] },
      'Failed to seed jobs[0].dependson: there is no such member. Did you mean dependsOn?',
    ],
    [
      'a queue whose name comes near another',
      {
        computeEnvironments: ['fleet'],
        jobQueues: ['nightly'],
        jobDefinitions: ['a'],
        jobs: [{ jobQueue: 'nightli' }],
      },
      "Failed to seed jobs[0].jobQueue: there is no job queue 'nightli'. Did you mean 'nightly'? Seed it, too: jobQueues: ['nightli'].",
    ],
    [
      'an environment whose name comes near another',
      { computeEnvironments: ['fleet'], jobQueues: [{ jobQueueName: 'nightly', computeEnvironments: ['fleed'] }] },
      "Failed to seed jobQueues[0].computeEnvironments[0]: there is no compute environment 'fleed'. Did you mean 'fleet'? Seed it, too: computeEnvironments: ['fleed'].",
    ],
    [
      'a compute environment that is no text',
      { computeEnvironments: ['fleet'], jobQueues: [{ jobQueueName: 'nightly', computeEnvironments: [loose(5)] }] },
      'Failed to seed jobQueues[0].computeEnvironments[0]: 5 is no text.',
    ],
    [
      'a service environment that is no text',
      { jobQueues: [{ jobQueueName: 'nightly', serviceEnvironment: loose({}) }] },
      'Failed to seed jobQueues[0].serviceEnvironment: {} is no text.',
    ],
    [
      'a scheduling policy that is no text',
      { jobQueues: [{ jobQueueName: 'nightly', schedulingPolicy: loose(5) }] },
      'Failed to seed jobQueues[0].schedulingPolicy: 5 is no text.',
    ],
    [
      'a status that there is not',
      { ...BATCH, jobs: [{ status: loose('DONE') }] },
      'Failed to seed jobs[0].status: "DONE" is none of SUBMITTED, PENDING, RUNNABLE, STARTING, RUNNING, SUCCEEDED, FAILED.',
    ],
    [
      'a misspelt member of a child',
      { ...BATCH, jobs: [{ children: ['FAILED', loose({ stats: 'FAILED' })] }] },
      'Failed to seed jobs[0].children[1]: "stats" is none of status, attempts, outcome. Did you mean status?',
    ],
    [
      'an outcome of a job that makes no sense',
      { ...BATCH, jobs: [{ outcome: loose({ exitCod: 1 }) }] },
      'there is no "exitCod". Did you mean exitCode?',
    ],
    [
      'an attempt of a child that makes no sense',
      { ...BATCH, jobs: [{ children: [{ attempts: [loose({ exitCod: 1 })] }] }] },
      'there is no "exitCod". Did you mean exitCode?',
    ],
    [
      'more children than there can be',
      { ...BATCH, jobs: [{ children: ['FAILED', 'FAILED', 'FAILED'], arrayProperties: { size: 2 } }] },
      'Failed to seed jobs[0].children: there are 3, and the array has a size of 2. Leave the size out.',
    ],
    [
      'a revision of a job definition that is not there',
      { ...BATCH, jobDefinitions: [], jobs: [{ jobDefinition: 'load:2' }] },
      "Failed to seed jobs[0].jobDefinition: there is no job definition 'load:2'. Seed it, too: jobDefinitions: [{ jobDefinitionName: 'load', revision: 2 }].",
    ],
  ])('is said of %s in AWS Batch', (_, seed, message) => {
    const before = aws.state;

    expect(() => aws.batch.seed(seed)).toThrow(UsageError);
    expect(() => aws.batch.seed(seed)).toThrow(message);
    expect(aws.state).toBe(before);
  });
});
