import { CreateClusterCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('the options of a fault', () => {
  const aws = mockAws();
  const { faults } = aws;
  const client = new ECSClient({});

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('choose calls by their input', async () => {
    faults.throttle(CreateClusterCommand, { input: { clusterName: 'prod' } });

    expect(await nameOfError(client.send(new CreateClusterCommand({ clusterName: 'test' })))).toBe('none');
    expect(await nameOfError(client.send(new CreateClusterCommand({ clusterName: 'prod' })))).toBe(
      'ThrottlingException',
    );
  });

  it('leave it to the seed which calls meet a fault of some probability', async () => {
    const draws = async () => {
      faults.throttle(ListClustersCommand, { probability: 0.3 });
      const calls = Array.from({ length: 20 }, () => nameOfError(client.send(new ListClustersCommand({}))));
      return (await Promise.all(calls)).map((name) => (name === 'none' ? '.' : 'x')).join('');
    };

    const first = await draws();
    aws.reset();
    expect(await draws()).toBe(first);
    expect(first).toMatch(/^(?=.*x)(?=.*\.)[x.]{20}$/);
  });

  it('end a fault of some probability after so many calls that met it', async () => {
    faults.throttle(ListClustersCommand, { probability: 0.5, times: 2 });
    const names: string[] = [];
    for (let i = 0; i < 40; i++) names.push(await nameOfError(client.send(new ListClustersCommand({}))));

    expect(names.filter((name) => name === 'ThrottlingException')).toHaveLength(2);
  });

  it.each([-0.1, 1.1, Number.NaN, '0.5'])('refuse %s as a probability', (probability) => {
    expect(() => faults.throttle(ListClustersCommand, { probability: probability as number })).toThrow(
      new UsageError(
        `probability: ${JSON.stringify(probability)} is no probability. Give a number from 0 to 1.`,
        'faults',
      ),
    );
  });

  it('wait while a stub answers for the next call', async () => {
    aws.ecs.on(ListClustersCommand).resolvesOnce({ clusterArns: ['stub'] });
    faults.throttle(ListClustersCommand);

    expect(await nameOfError(client.send(new ListClustersCommand({})))).toBe('none');
    expect(await nameOfError(client.send(new ListClustersCommand({})))).toBe('ThrottlingException');
  });
});

function nameOfError(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'none',
    (error: unknown) => (error as Error).name,
  );
}
