import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  containerJob,
  createDefinitionWorld,
  ecsJob,
  EXECUTION_ROLE,
  JOB_ROLE,
  part,
  type Definition,
} from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const SECRETS = [{ name: 'PASSWORD', valueFrom: 'password' }];
const FILES = [
  {
    name: 'data',
    s3filesVolumeConfiguration: { fileSystemArn: 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-1' },
  },
];
const NO_EXECUTION_ROLE = 'executionRoleArn cannot be empty when using secrets or secretOptions';
const NO_JOB_ROLE = 'A jobRoleArn/taskRoleArn is required when using s3filesVolumeConfiguration.';

describe('Rules for users, secrets and roles', () => {
  it.each<[what: string, definition: Definition, text: string]>([
    ['a user with a capital', containerJob({ user: 'Root' }), "User 'Root' does not match regex"],
    ['a user with a group', containerJob({ user: '1000:1000' }), "User '1000:1000' does not match regex"],
    [
      'a user of 32 characters',
      containerJob({ user: 'u'.repeat(32) }),
      `User '${'u'.repeat(32)}' does not match regex`,
    ],
    [
      'such a user among several containers',
      ecsJob({ containers: [part('app', { user: '' })] }),
      "User '' does not match regex",
    ],
    ['secrets without an execution role', containerJob({ secrets: SECRETS }), NO_EXECUTION_ROLE],
    [
      'secrets of the log without an execution role',
      containerJob({ logConfiguration: { logDriver: 'splunk', secretOptions: SECRETS } }),
      NO_EXECUTION_ROLE,
    ],
    [
      'secrets of one of several containers without an execution role',
      ecsJob({ containers: [part('app'), part('log', { secrets: SECRETS })] }),
      NO_EXECUTION_ROLE,
    ],
    ['S3 files without a job role', containerJob({ volumes: FILES }), NO_JOB_ROLE],
    ['S3 files of several containers without a task role', ecsJob({ volumes: FILES }), NO_JOB_ROLE],
  ])('refuse %s', async (_what, definition, text) => {
    expect(await refusalOf(definition)).toBe(text);
  });

  it.each<[what: string, definition: Definition]>([
    ['a user of 31 characters', containerJob({ user: `_${'u-'.repeat(15)}` })],
    ['secrets with an execution role', containerJob({ secrets: SECRETS, executionRoleArn: EXECUTION_ROLE })],
    ['S3 files with a job role', containerJob({ volumes: FILES, jobRoleArn: JOB_ROLE })],
    ['S3 files with a task role', ecsJob({ volumes: FILES, taskRoleArn: JOB_ROLE })],
    ['no secrets', containerJob({ secrets: [], logConfiguration: { logDriver: 'syslog', secretOptions: [] } })],
  ])('accept %s', async (_what, definition) => {
    expect(await register(definition)).toMatchObject({ revision: 1 });
  });
});
