import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deployService } from './deploy-service.js';

const shop = { cluster: 'shop', name: 'web', desiredCount: 4, subnets: ['subnet-a', 'subnet-b'] };

describe('deployService', () => {
  const aws = mockEcs({ region: 'eu-west-1' });
  const { ecs, clock } = aws;
  const deploy = (image: string) => clock.fastForward(() => deployService({ ...shop, image }));

  beforeEach(() => ecs.seed({ clusters: ['shop'] }));
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('creates the service, and waits until all its tasks run', async () => {
    await expect(deploy('shop:1')).resolves.toMatchObject({ runningCount: 4, pendingCount: 0 });
  });

  it('rolls the service to a new revision', async () => {
    await deploy('shop:1');

    await expect(deploy('shop:2')).resolves.toMatchObject({
      runningCount: 4,
      deployments: [{ rolloutState: 'COMPLETED' }],
    });
    const images = Object.values(aws.state.ecs.tasks)
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .flatMap(({ containers }) => containers.map(({ image }) => image));
    expect(images).toEqual(['shop:2', 'shop:2', 'shop:2', 'shop:2']);
  });

  it('fails when ECS rolls back', async () => {
    await deploy('shop:1');
    await deploy('shop:2');
    ecs.onTask({ image: 'shop:broken' }, { pullError: true });
    aws.mark();

    await expect(deploy('shop:broken')).rejects.toThrow(
      /^shop:broken was rolled back: \(service web\) \(deployment ecs-svc\/\d+\) deployment failed: tasks failed to start\.$/,
    );
    expect(ecs.calls().filter(({ commandName }) => commandName === 'UpdateServiceCommand')).toHaveLength(2);
    const [service] = Object.values(aws.state.ecs.services);
    expect(service?.spec?.taskDefinition).toMatch(/web:2$/);
    expect(aws.changes().filter((line) => line.startsWith('+ service'))).toEqual([
      expect.stringMatching(/^\+ service-deployment\/shop\/web\/\S+ ROLLBACK_SUCCESSFUL$/),
      expect.stringMatching(/^\+ service-revision\/shop\/web\/\d+ web:3$/),
    ]);
  });
});
