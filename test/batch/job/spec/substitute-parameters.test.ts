import type { RegisterJobDefinitionCommandInput, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EKS, RESOURCES, createJobWorld } from '../job-world.js';

describe('Parameters of a job', () => {
  const { aws, prepareQueue, register, submitted, describeJob, refusalOf } = createJobWorld();

  beforeEach(() => prepareQueue());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const command = ['copy', 'Ref::from', 's3://Ref::to/Ref::from', 'Reference::from'];
  const filled = ['copy', 'here', 's3://there/here', 'Reference::from'];
  const parameters = { from: 'here', to: 'there' };
  const container = { image: 'busybox', command, resourceRequirements: RESOURCES };
  const pod = { image: 'busybox', resources: { limits: { cpu: '1', memory: '512Mi' } } };
  const jobOf = async (
    definition: Partial<RegisterJobDefinitionCommandInput>,
    input: Partial<SubmitJobCommandInput> = {},
  ) => {
    await register(definition);
    return describeJob(await submitted(input));
  };

  it('stand in the command of the container', async () => {
    expect(await jobOf({ containerProperties: container, parameters })).toMatchObject({
      parameters,
      container: { command: filled },
    });
  });

  it('are those of the definition, overlaid with those of the request', async () => {
    expect(
      await jobOf(
        { containerProperties: container, parameters: { from: 'here', spare: '1' } },
        { parameters: { to: 'there', from: 'elsewhere' } },
      ),
    ).toMatchObject({
      parameters: { from: 'elsewhere', spare: '1', to: 'there' },
      container: { command: ['copy', 'elsewhere', 's3://there/elsewhere', 'Reference::from'] },
    });
  });

  it('stand in the command of the request', async () => {
    expect(
      await jobOf({}, { parameters: { word: 'Ref::word' }, containerOverrides: { command: ['echo', 'Ref::word'] } }),
    ).toMatchObject({ container: { command: ['echo', 'Ref::word'] } });
  });

  it('stand in the commands of several containers', async () => {
    const containers = [{ name: 'app', ...container }];
    expect(await jobOf({ ecsProperties: { taskProperties: [{ containers }] }, parameters })).toMatchObject({
      ecsProperties: { taskProperties: [{ containers: [{ command: filled }] }] },
    });
  });

  it('stand in commands and arguments of a pod', async () => {
    await prepareQueue({ name: 'pods', environment: EKS });
    const podProperties = {
      containers: [{ ...pod, command, args: command }],
      initContainers: [{ ...pod, name: 'init', command }],
    };
    expect(await jobOf({ eksProperties: { podProperties }, parameters }, { jobQueue: 'pods' })).toMatchObject({
      eksProperties: {
        podProperties: {
          containers: [{ command: filled, args: filled }],
          initContainers: [{ command: filled }],
        },
      },
    });
  });

  it('stand in the commands of nodes', async () => {
    const nodeProperties = { numNodes: 2, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] };
    expect(await jobOf({ nodeProperties, parameters })).toMatchObject({
      nodeProperties: { nodeRangeProperties: [{ container: { command: filled } }] },
    });
  });

  it('must be there', async () => {
    await register({ containerProperties: container, parameters: { to: 'there' } });
    const text = 'Unable to substitute value. No parameter found for reference from';
    expect(await refusalOf({})).toEqual({ name: 'ClientException', text, isWrapped: false });
    expect(await refusalOf({ parameters: { From: 'here' } })).toMatchObject({ text });
  });

  it('are not what every object has', async () => {
    const text = 'Unable to substitute value. No parameter found for reference constructor';
    await register();
    expect(await refusalOf({ containerOverrides: { command: ['Ref::constructor'] } })).toMatchObject({ text });
  });
});
