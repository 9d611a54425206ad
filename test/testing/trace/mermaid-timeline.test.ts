import { BatchClient } from '@aws-sdk/client-batch';
import { ECSClient, ListClustersCommand, ListTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { FARGATE_NETWORK } from '../../ecs/task/fargate-world.js';
import { runArray, runRollback } from '../../trace/scenarios.js';

const FARGATE = { launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK } as const;

describe('the timeline for Mermaid', () => {
  const aws = mockAws();
  const client = new ECSClient({});
  const lines = () => aws.timeline({ format: 'mermaid' }).split('\n');
  const sectionOf = (name: string) => {
    const all = lines();
    const first = all.indexOf(`  section ${name}`) + 1;
    const rest = all.slice(first);
    const end = rest.findIndex((line) => line.startsWith('  section '));
    return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.trim());
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('has bars by state and milestones for calls and ends', async () => {
    aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
    aws.ecs.onTask({ family: 'app' }, { exitCode: 1, after: '10s' });
    await client.send(new RunTaskCommand({ taskDefinition: 'app', ...FARGATE }));
    aws.clock.runUntilIdle();

    expect(lines()).toEqual([
      'gantt',
      '  dateFormat x',
      '  axisFormat %H:%M:%S',
      '  section Calls',
      '  RunTask :active, milestone, 1704067200000, 1704067200000',
      '  section Tasks',
      '  PROVISIONING app∶1 e8e25f66… :1704067200000, 1704067208000',
      '  PENDING app∶1 e8e25f66… :1704067208000, 1704067218000',
      '  RUNNING app∶1 e8e25f66… :active, 1704067218000, 1704067228000',
      '  DEPROVISIONING app∶1 e8e25f66… :done, 1704067228000, 1704067238000',
      '  STOPPED app∶1 e8e25f66… :crit, milestone, 1704067238000, 1704067238000',
    ]);
  });

  it('has one row for those to which the same happened at the same moments', async () => {
    await runArray(aws, new BatchClient({}));

    expect(sectionOf('Jobs').filter((line) => line.startsWith('SUCCEEDED'))).toEqual([
      expect.stringMatching(/^SUCCEEDED section ×2 :active, milestone, \d+, \d+$/),
      expect.stringMatching(/^SUCCEEDED section [\da-f]{8}…∶2 :active, milestone, \d+, \d+$/),
    ]);
    expect(sectionOf('Jobs')).toContainEqual(expect.stringMatching(/^RUNNING attempt 2 section [\da-f]{8}…∶1 :active/));
  });

  it('shows what went wrong as critical', async () => {
    await runRollback(aws, client);

    expect(sectionOf('Calls')).toContain(
      'UpdateService ServiceNotFoundException :crit, milestone, 1704067200000, 1704067200000',
    );
    expect(sectionOf('Service deployments')).toContainEqual(expect.stringMatching(/^ROLLBACK_SUCCESSFUL web .+ :crit/));
  });

  it('makes names harmless that mean something to Mermaid', async () => {
    aws.batch.seed({
      computeEnvironments: ['fleet'],
      jobQueues: ['nightly'],
      jobDefinitions: ['report'],
      jobs: [{ jobName: 'section', jobDefinition: 'report' }],
    });
    aws.ecs.on(ListTasksCommand).rejects(Object.assign(new Error('x'), { name: 'a:b;%%c#d\nsection e' }));
    await client.send(new ListTasksCommand({ cluster: 'x' })).catch(() => {});

    expect(lines().filter((line) => /^\s*section /.test(line))).toEqual(['  section Calls', '  section Jobs']);
  });

  it('says how many rows are left out', async () => {
    for (let call = 0; call < 70; call++) {
      await client.send(new ListClustersCommand({}));
      aws.clock.advance('1s');
    }

    expect(lines()[1]).toBe('  title 10 more rows are left out');
    expect(lines()).toHaveLength(65);
  });

  it('refuses another format', () => {
    expect(() => aws.timeline({ format: 'svg' as 'text' })).toThrow(
      new UsageError('timeline: "svg" is no format. Give text or mermaid.', 'traces'),
    );
  });
});
