import { RunTaskCommand, type RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { UsageError } from 'aws-ecs-batch-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../../ecs/service/service-world.js';

/** In zones a, b and c. */
const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c'];
const UNAVAILABLE = 'Capacity is unavailable at this time. Please try again later or in a different availability zone';

describe('ecs.simulate.capacityShortage on Fargate', () => {
  const { aws, client, createService, messages, service, tasks } = createServiceWorld();
  const { ecs, clock, events } = aws;
  const inSubnets = (...subnets: string[]) => ({ networkConfiguration: { awsvpcConfiguration: { subnets } } });
  const run = (input: Partial<RunTaskCommandInput> = {}) =>
    client.send(
      new RunTaskCommand({ taskDefinition: 'web', launchType: 'FARGATE', ...inSubnets(...SUBNETS), ...input }),
    );
  const through = (...providers: string[]) => ({
    launchType: undefined,
    capacityProviderStrategy: providers.map((capacityProvider) => ({ capacityProvider, weight: 1 })),
  });
  const zones = () => tasks().map(({ availabilityZone }) => availabilityZone);

  beforeEach(() => {
    aws.reset();
    ecs.seed({
      taskDefinitions: ['web'],
      subnets: SUBNETS.map((subnetId) => ({ subnetId, availabilityZone: `us-east-1${subnetId.slice(-1)}` })),
      clusters: [{ clusterName: 'default', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] }],
    });
  });
  afterAll(() => aws.restore());

  it('lets RunTask answer with a failure, until there is capacity again', async () => {
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE' });
    expect(await run()).toMatchObject({ tasks: [], failures: [{ reason: UNAVAILABLE }] });
    ecs.simulate.capacityReturn({ capacityProvider: 'FARGATE' });
    expect(await run()).toMatchObject({ tasks: [{ lastStatus: 'PROVISIONING' }], failures: [] });
  });

  it('is of Spot alone, or of Fargate alone', async () => {
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE_SPOT' });
    expect((await run(through('FARGATE_SPOT'))).failures).toEqual([{ reason: 'RESOURCE:FARGATE' }]);
    expect((await run()).failures).toEqual([]);
  });

  it('is told once for each task', async () => {
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE' });
    const { tasks: started, failures } = await run({ count: 3 });
    expect(started).toEqual([]);
    expect(failures).toEqual([{ reason: UNAVAILABLE }, { reason: UNAVAILABLE }, { reason: UNAVAILABLE }]);
  });

  it('leaves the other capacity providers of a strategy to run their share', async () => {
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE_SPOT' });
    const { tasks: started, failures } = await run({ count: 4, ...through('FARGATE_SPOT', 'FARGATE') });
    expect(started?.map(({ capacityProviderName }) => capacityProviderName)).toEqual(['FARGATE', 'FARGATE']);
    expect(failures).toEqual([{ reason: 'RESOURCE:FARGATE' }, { reason: 'RESOURCE:FARGATE' }]);
  });

  it('leaves the other capacity providers of a service to run their share', async () => {
    const providers = () => tasks().map(({ capacityProviderName }) => capacityProviderName);
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE_SPOT' });
    await createService({ desiredCount: 4, ...inSubnets(...SUBNETS), ...through('FARGATE_SPOT', 'FARGATE') });
    clock.advance('10m');
    expect(providers()).toEqual(['FARGATE', 'FARGATE']);
    expect(await messages()).toContain(`(service web) was unable to place a task. Reason: ${UNAVAILABLE}.`);
    expect(events.all().map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ eventName: 'SERVICE_TASK_PLACEMENT_FAILURE', reason: 'RESOURCE:FARGATE' }),
    );

    ecs.simulate.capacityReturn({ capacityProvider: 'FARGATE_SPOT' });
    clock.advance('1m');
    expect(providers()).toEqual(['FARGATE', 'FARGATE', 'FARGATE_SPOT', 'FARGATE_SPOT']);
  });

  it('leaves alone what runs', async () => {
    await run();
    clock.advance('1m');
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE' });
    clock.advance('1h');
    expect(tasks()).toMatchObject([{ lastStatus: 'RUNNING' }]);
  });

  it('of a zone sends tasks to the subnets of others', async () => {
    ecs.simulate.capacityShortage({ availabilityZone: 'us-east-1a' });
    await run({ count: 3 });
    expect(zones()).toEqual(['us-east-1b', 'us-east-1c', 'us-east-1b']);
    expect((await run(inSubnets('subnet-a'))).failures).toMatchObject([{ reason: UNAVAILABLE }]);
  });

  it('keeps a service from its desired count, which says why, until there is capacity again', async () => {
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE' });
    await createService(inSubnets(...SUBNETS));
    clock.advance('10s');
    expect(await messages()).toEqual([`(service web) was unable to place a task. Reason: ${UNAVAILABLE}.`]);
    expect(events.all().map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ eventName: 'SERVICE_TASK_PLACEMENT_FAILURE', reason: 'RESOURCE:FARGATE' }),
    );

    ecs.simulate.capacityReturn({ capacityProvider: 'FARGATE' });
    clock.advance('1m');
    expect((await service()).runningCount).toBe(1);
  });

  it('of a zone moves the tasks of a service to others', async () => {
    ecs.simulate.capacityShortage({ availabilityZone: 'us-east-1b' });
    await createService({ desiredCount: 4, ...inSubnets(...SUBNETS) });
    clock.runUntilIdle();
    expect(zones()).toEqual(['us-east-1a', 'us-east-1c', 'us-east-1a', 'us-east-1c']);
  });

  it('is kept in a snapshot', async () => {
    ecs.simulate.capacityShortage({ capacityProvider: 'FARGATE' });
    const snapshot = aws.snapshot();
    aws.reset();
    aws.load(snapshot);
    expect((await run()).failures).toMatchObject([{ reason: UNAVAILABLE }]);
  });

  it('refuses places that it does not know', () => {
    expect(() => ecs.simulate.capacityShortage({ capacityProvider: 'asg' })).toThrow(
      'capacityShortage: "asg" is no capacity provider of this world, which has FARGATE, FARGATE_SPOT. Give a name or an ARN.',
    );
    expect(() =>
      ecs.simulate.capacityShortage({ availabilityZone: 'us-east-1a', capacityProvider: 'FARGATE' }),
    ).toThrow('{"availabilityZone":"us-east-1a","capacityProvider":"FARGATE"} is no place.');
    expect(() => ecs.simulate.capacityReturn({ availabilityZone: 'a' })).toThrow(
      new UsageError(
        `capacityReturn: {"availabilityZone":"a"} is no place. Give { availabilityZone: 'us-east-1a' } or { capacityProvider: 'FARGATE' }.`,
        'incidents',
      ),
    );
  });
});
