import { UpdateContainerAgentCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from './instance-world.js';

describe('UpdateContainerAgent', () => {
  const { aws, client, describe: describeInstance } = createInstanceWorld();
  const update = async (containerInstance: string | undefined) => {
    const output = await client.send(new UpdateContainerAgentCommand({ containerInstance }));
    return output.containerInstance;
  };
  const seed = (agentVersion?: string) =>
    aws.ecs.seed({ containerInstances: [{ agentVersion }] }).containerInstanceArns[0];

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('goes through the states of an update', async () => {
    const arn = seed('1.60.0');
    const states = [(await update(arn))?.agentUpdateStatus];
    for (let step = 0; step < 4; step++) {
      aws.clock.advance('10s');
      states.push((await describeInstance(arn)).agentUpdateStatus);
    }

    expect(states).toEqual(['PENDING', 'STAGING', 'STAGED', 'UPDATING', 'UPDATED']);
    expect((await describeInstance(arn)).versionInfo?.agentVersion).toBe('1.89.0');
  });

  it('refuses a second update while one is under way', async () => {
    const arn = seed('1.60.0');
    await update(arn);

    await expect(update(arn)).rejects.toMatchObject({ name: 'UpdateInProgressException' });
  });

  it('refuses an agent that is current, and one of an unknown version', async () => {
    await expect(update(seed())).rejects.toMatchObject({ name: 'NoUpdateAvailableException' });
    const arn = seed();
    const snapshot = JSON.parse(JSON.stringify(aws.snapshot())) as {
      ecs: { containerInstances: Record<string, { versionInfo: object }> };
    };
    for (const instance of Object.values(snapshot.ecs.containerInstances)) instance.versionInfo = {};
    aws.load(snapshot);

    await expect(update(arn)).rejects.toMatchObject({ name: 'MissingVersionException' });
  });
});
