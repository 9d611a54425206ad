import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { needOfTask } from '../../../src/ecs/placement/need-of-task.js';
import type { CompleteDefinition } from '../../../src/ecs/task-definition/task-definition-record.js';

type Sketch = Omit<RegisterTaskDefinitionCommandInput, 'family'>;

/** As much of a definition as counts. */
const define = (sketch: Sketch) => ({ networkMode: 'bridge', ...sketch }) as CompleteDefinition;
const app = { name: 'app', cpu: 256, memory: 512 };
const log = { name: 'log', cpu: 128, memory: 300, memoryReservation: 200 };

describe('what a task needs', () => {
  it('is what its containers need, of memory what they reserve', () => {
    expect(needOfTask(define({ containerDefinitions: [app, log] }))).toEqual({
      cpu: 384,
      memory: 712,
      ports: [],
      portsUdp: [],
      gpus: 0,
      networkInterfaces: 0,
    });
  });

  it('is nothing where nobody says what', () => {
    expect(needOfTask(define({ containerDefinitions: [{ name: 'app' }] }))).toMatchObject({
      cpu: 0,
      memory: 0,
      gpus: 0,
    });
  });

  it('is the size of the task where it has one', () => {
    const sized = define({ cpu: '1024', memory: '2048', containerDefinitions: [app, log] });
    expect(needOfTask(sized)).toMatchObject({ cpu: 1024, memory: 2048 });
    expect(needOfTask(sized, { cpu: '2048', memory: '4096' })).toMatchObject({ cpu: 2048, memory: 4096 });
  });

  it('is what the overrides say of single containers', () => {
    const overrides = { containerOverrides: [{ name: 'log', cpu: 64, memory: 400, memoryReservation: 100 }] };
    expect(needOfTask(define({ containerDefinitions: [app, log] }), overrides)).toMatchObject({
      cpu: 320,
      memory: 612,
    });
    const harder = { containerOverrides: [{ name: 'app', memory: 1024 }] };
    expect(needOfTask(define({ containerDefinitions: [app] }), harder)).toMatchObject({ cpu: 256, memory: 1024 });
  });

  it('is the ports of the host, by their protocols, but for those that are free to choose', () => {
    const portMappings = [
      { containerPort: 80, hostPort: 8080, protocol: 'tcp' as const },
      { containerPort: 81, hostPort: 0, protocol: 'tcp' as const },
      { containerPort: 82, protocol: 'tcp' as const },
      { containerPort: 53, hostPort: 5353, protocol: 'udp' as const },
    ];
    const containerDefinitions = [{ ...app, portMappings }, log];
    expect(needOfTask(define({ containerDefinitions }))).toMatchObject({ ports: [8080], portsUdp: [5353] });
    expect(needOfTask(define({ networkMode: 'awsvpc', containerDefinitions }))).toMatchObject({
      ports: [],
      portsUdp: [],
      networkInterfaces: 1,
    });
  });

  it('is the GPUs of all containers', () => {
    const gpus = (value: string) => [
      { type: 'InferenceAccelerator' as const, value: 'device' },
      { type: 'GPU' as const, value },
    ];
    const containerDefinitions = [
      { ...app, resourceRequirements: gpus('2') },
      { ...log, resourceRequirements: gpus('1') },
    ];
    expect(needOfTask(define({ containerDefinitions })).gpus).toBe(3);
    const overrides = { containerOverrides: [{ name: 'app', resourceRequirements: gpus('4') }] };
    expect(needOfTask(define({ containerDefinitions }), overrides).gpus).toBe(5);
  });
});
