import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { containerJob, createDefinitionWorld, ecsJob, eksJob, part, type Definition } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const environment = [{ name: 'AWS_BATCH_JOB_ID', value: '1' }];

describe('Rules for the environment', () => {
  it.each<[where: string, definition: Definition]>([
    ['containerProperties', containerJob({ environment })],
    ['ecsProperties', ecsJob({ containers: [part('app', { environment })] })],
    ['eksProperties', eksJob({ containers: [{ image: 'busybox', env: [{ name: 'AWS_BATCH_JOB_ID', value: '1' }] }] })],
  ])('refuse names that AWS Batch has reserved, in %s', async (_where, definition) => {
    expect(await refusalOf(definition)).toBe(
      'Environment variable AWS_BATCH_JOB_ID is not valid. Names that start with AWS_BATCH are reserved.',
    );
  });

  it('accept other names', async () => {
    const definition = containerJob({
      environment: [{ name: 'AWS_REGION', value: 'us-east-1' }, { name: 'MY_AWS_BATCH' }],
    });
    expect(await register(definition)).toMatchObject({ revision: 1 });
  });
});
