// What an agent reports and what the clock does come in any order.
import * as fc from 'fast-check';
import {
  ECSClient,
  StopTaskCommand,
  SubmitAttachmentStateChangesCommand,
  SubmitContainerStateChangeCommand,
  SubmitTaskStateChangeCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { mockEcs, type TaskSeed } from '../../src/index.js';
import { assertProperty, patience } from './property.js';

const TASK_STATUSES = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
];
const CONTAINER_STATUSES = ['PENDING', 'RUNNING', 'STOPPED'];
const ATTACHMENT_STATUSES = ['PRECREATED', 'CREATED', 'ATTACHING', 'ATTACHED', 'DETACHING', 'DETACHED', 'DELETED'];

const TASKS: readonly TaskSeed[] = [
  { taskDefinition: 'plain', lastStatus: 'PENDING', enableExecuteCommand: true },
  { taskDefinition: 'plain', lastStatus: 'PENDING', outcome: { exitCode: 1, after: '20s', onStop: { after: '25s' } } },
  { taskDefinition: 'plain', lastStatus: 'STOPPING', outcome: { onStop: { after: '40s' } } },
  { taskDefinition: 'chain', lastStatus: 'PENDING' },
  { taskDefinition: 'chain', lastStatus: 'PENDING', outcome: { pullError: true } },
  {
    taskDefinition: 'chain',
    outcome: { exitCode: 0, after: '1m', containers: { log: { exitCode: 2, after: '15s' } } },
  },
  { taskDefinition: 'vpc', lastStatus: 'PROVISIONING', enableExecuteCommand: true },
  { taskDefinition: 'vpc', lastStatus: 'ACTIVATING', outcome: { exitCode: 3, after: '10s' } },
  { taskDefinition: 'vpc', lastStatus: 'DEACTIVATING', outcome: { onStop: { exitCode: 0, after: '5s' } } },
  { taskDefinition: 'again', lastStatus: 'PENDING', outcome: { exitCode: 1, after: '61s' } },
];

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const task = fc.nat(TASKS.length - 1);
const status = optional(fc.constantFrom(...CONTAINER_STATUSES));
const exitCode = optional(fc.constantFrom(0, 1, 137));
const containerChange = fc.record({ containerName: fc.constantFrom('app', 'log', 'init'), status, exitCode });
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(12) }) },
    { weight: 6, arbitrary: fc.record({ type: fc.constant('container' as const), task, change: containerChange }) },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('task' as const),
        task,
        status,
        changes: fc.array(containerChange, { maxLength: 2 }),
        agent: optional(fc.constantFrom(...CONTAINER_STATUSES)),
        attachment: optional(fc.constantFrom(...ATTACHMENT_STATUSES)),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('attachment' as const),
        task,
        status: fc.constantFrom(...ATTACHMENT_STATUSES),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('stop' as const), task }) },
    { weight: 1, arbitrary: fc.constantFrom({ type: 'silence' as const }, { type: 'wake' as const }) },
  ),
  { minLength: 30, maxLength: 60 },
);

type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

describe('reports of agents, mixed with what the clock does', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  let instance = '';
  let taskArns: string[] = [];

  afterAll(() => aws.restore());

  function begin(): void {
    aws.reset();
    const seeded = aws.ecs.seed({
      containerInstances: [{ instanceType: 'm5.4xlarge' }],
      taskDefinitions: [
        { family: 'plain', networkMode: 'bridge', containerDefinitions: [{ name: 'app', memory: 64, cpu: 10 }] },
        {
          family: 'chain',
          networkMode: 'bridge',
          containerDefinitions: [
            {
              ...{ name: 'app', memory: 64 },
              dependsOn: [
                { containerName: 'init', condition: 'SUCCESS' },
                { containerName: 'log', condition: 'HEALTHY' },
              ],
            },
            {
              ...{ name: 'log', memory: 64, essential: false, startTimeout: 30 },
              healthCheck: { command: ['CMD', 'true'], interval: 5 },
            },
            { name: 'init', memory: 64, essential: false },
          ],
        },
        {
          family: 'vpc',
          networkMode: 'awsvpc',
          containerDefinitions: [
            { name: 'app', memory: 64, cpu: 10 },
            { name: 'log', memory: 64, essential: false },
          ],
        },
        {
          family: 'again',
          networkMode: 'bridge',
          containerDefinitions: [
            { name: 'app', memory: 64, restartPolicy: { enabled: true, restartAttemptPeriod: 60 } },
          ],
        },
      ],
      tasks: TASKS.map((seed) => ({ launchType: 'EC2', ...seed })),
    });
    ({ taskArns } = seeded);
    [instance = ''] = seeded.containerInstanceArns;
  }

  const recordOf = (index: number) => aws.state.ecs.tasks[taskArns[index] ?? ''];
  const has = (index: number, name: string) => recordOf(index)?.containers.some((one) => one.name === name) ?? false;
  const attachmentsOf = (index: number, wanted: string) =>
    (recordOf(index)?.attachments ?? []).map(({ id }) => ({
      attachmentArn: `arn:aws:ecs:us-east-1:123456789012:attachment/${id}`,
      status: wanted,
    }));

  function reportTask({ task: index, status: wanted, changes, agent, attachment }: Step & { type: 'task' }) {
    const agents = recordOf(index)?.containers.filter(({ managedAgents }) => managedAgents !== undefined) ?? [];
    return client.send(
      new SubmitTaskStateChangeCommand({
        task: taskArns[index],
        status: wanted,
        containers: changes.filter(({ containerName }) => has(index, containerName)),
        attachments: attachment === undefined ? [] : attachmentsOf(index, attachment),
        managedAgents: agents.flatMap(({ name }) =>
          agent === undefined
            ? []
            : [{ containerName: name, managedAgentName: 'ExecuteCommandAgent' as const, status: agent }],
        ),
      }),
    );
  }

  async function take(step: Step): Promise<void> {
    switch (step.type) {
      case 'wait':
        aws.clock.advance(step.seconds * 1_000);
        break;
      case 'silence':
        aws.ecs.simulate.agentDisconnect(instance);
        break;
      case 'wake':
        aws.ecs.simulate.agentReconnect(instance);
        break;
      case 'stop':
        await client.send(new StopTaskCommand({ task: taskArns[step.task] }));
        break;
      case 'task':
        await reportTask(step);
        break;
      case 'attachment': {
        const attachments = attachmentsOf(step.task, step.status);
        await client.send(new SubmitAttachmentStateChangesCommand({ attachments }));
        break;
      }
      case 'container':
        if (!has(step.task, step.change.containerName)) break;
        await client.send(new SubmitContainerStateChangeCommand({ task: taskArns[step.task], ...step.change }));
    }
  }

  /** Where each task, container and attachment stands on its way. */
  const positions = () =>
    taskArns.flatMap((_, index) => {
      const record = recordOf(index);
      return [
        record?.version ?? 0,
        TASK_STATUSES.indexOf(record?.lastStatus ?? ''),
        ['RUNNING', 'STOPPED'].indexOf(record?.desiredStatus ?? ''),
        ...(record?.containers ?? []).map(({ lastStatus }) => CONTAINER_STATUSES.indexOf(lastStatus)),
        ...(record?.attachments ?? []).map((one) => ATTACHMENT_STATUSES.indexOf(one.status)),
      ];
    });

  /** Tasks that run with a container that does not, or that have ended and left something behind. */
  const contradictions = () =>
    Object.values(aws.state.ecs.tasks).filter((record) => {
      const statuses = record.containers.map(({ lastStatus }) => lastStatus);
      if (record.lastStatus === 'RUNNING') return statuses.includes('PENDING');
      if (record.lastStatus !== 'STOPPED') return false;
      const isComplete = record.desiredStatus === 'STOPPED' && record.stoppedAt !== undefined && record.stopCode;
      return !isComplete || record.claim !== undefined || statuses.some((one) => one !== 'STOPPED');
    });

  it('only move tasks forward, never fail, and leave no resource behind', { timeout: patience }, async () => {
    await assertProperty({ seed: 1, quick: 15, deep: 1_000 }, steps, async (script) => {
      begin();
      let before = positions();
      for (const step of script) {
        await take(step);
        const after = positions();
        expect(after.every((position, index) => position >= (before[index] ?? 0))).toBe(true);
        expect(contradictions()).toEqual([]);
        before = after;
      }
      aws.ecs.simulate.agentReconnect(instance);
      for (const arn of taskArns) await client.send(new StopTaskCommand({ task: arn }));
      aws.clock.runUntilIdle();

      expect(contradictions()).toEqual([]);
      expect(Object.values(aws.state.ecs.tasks).map(({ lastStatus }) => lastStatus)).toEqual(
        TASKS.map(() => 'STOPPED'),
      );
      const { registered, remaining } = aws.state.ecs.containerInstances[instance] ?? {};
      expect(remaining).toEqual(registered);
    });
  });
});
