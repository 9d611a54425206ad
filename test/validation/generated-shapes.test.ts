import * as batchClient from '@aws-sdk/client-batch';
import * as ecsClient from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { batchOutputShapes } from '../../src/batch/generated/output-shapes.js';
import { batchShapes } from '../../src/batch/generated/shapes.js';
import { ecsOutputShapes } from '../../src/ecs/generated/output-shapes.js';
import { ecsShapes } from '../../src/ecs/generated/shapes.js';
import type { Shape, ShapeTable } from '../../src/validation/shape.js';

const PRIMITIVES: readonly string[] = ['string', 'number', 'boolean', 'timestamp', 'document'];

/** `$Command` is the base class of all commands. */
function operationsOf(client: object): string[] {
  const names = Object.keys(client).filter((name) => name.endsWith('Command') && name !== '$Command');
  return names.map((name) => name.slice(0, -'Command'.length)).toSorted();
}

function membersOf(shape: Shape | undefined): Readonly<Record<string, string>> {
  return shape?.type === 'structure' ? shape.members : {};
}

function requiredOf(shape: Shape | undefined): readonly string[] | undefined {
  return shape?.type === 'structure' ? shape.required : undefined;
}

function referencesOf(shape: Shape): string[] {
  if (shape.type === 'structure') return Object.values(shape.members);
  if (shape.type === 'list') return [shape.member];
  return shape.type === 'map' ? [shape.value] : [];
}

function danglingReferences(table: ShapeTable): string[] {
  const references = Object.values(table).flatMap(referencesOf);
  return references.filter((reference) => !PRIMITIVES.includes(reference) && !Object.hasOwn(table, reference));
}

describe('generated shapes', () => {
  it('have an entry for every command of both SDK clients', () => {
    expect(Object.keys(ecsShapes().operations)).toStrictEqual(operationsOf(ecsClient));
    expect(Object.keys(batchShapes().operations)).toStrictEqual(operationsOf(batchClient));
    expect(Object.keys(ecsShapes().operations)).toHaveLength(88);
    expect(Object.keys(batchShapes().operations)).toHaveLength(48);
  });

  it('have the input and the output of every operation', () => {
    for (const { input, output } of Object.values(ecsShapes().operations)) {
      expect(ecsShapes().shapes[input]?.type).toBe('structure');
      expect(ecsOutputShapes()[output]?.type).toBe('structure');
    }
    for (const { input, output } of Object.values(batchShapes().operations)) {
      expect(batchShapes().shapes[input]?.type).toBe('structure');
      expect(batchOutputShapes()[output]?.type).toBe('structure');
    }
  });

  it('refer only to primitives and to shapes of the service, those of outputs to those of inputs, too', () => {
    expect(danglingReferences(ecsShapes().shapes)).toStrictEqual([]);
    expect(danglingReferences({ ...ecsShapes().shapes, ...ecsOutputShapes() })).toStrictEqual([]);
    expect(danglingReferences(batchShapes().shapes)).toStrictEqual([]);
    expect(danglingReferences({ ...batchShapes().shapes, ...batchOutputShapes() })).toStrictEqual([]);
  });

  it('know the input, the output and the errors of RunTask', () => {
    expect(ecsShapes().operations['RunTask']).toStrictEqual({
      input: 'RunTaskRequest',
      output: 'RunTaskResponse',
      idempotencyToken: 'clientToken',
      errors: [
        'AccessDeniedException',
        'BlockedException',
        'ClientException',
        'ClusterNotFoundException',
        'ConflictException',
        'InvalidParameterException',
        'PlatformTaskDefinitionIncompatibilityException',
        'PlatformUnknownException',
        'ServerException',
        'UnsupportedFeatureException',
      ],
    });
  });

  it('name no base exception among the errors', () => {
    const operations = [...Object.values(ecsShapes().operations), ...Object.values(batchShapes().operations)];
    expect(operations.flatMap(({ errors }) => errors)).not.toContain('ECSServiceException');
    expect(operations.flatMap(({ errors }) => errors)).not.toContain('BatchServiceException');
    expect(batchShapes().operations['SubmitJob']?.errors).toStrictEqual(['ClientException', 'ServerException']);
  });

  it('know the required members', () => {
    expect(requiredOf(ecsShapes().shapes['RunTaskRequest'])).toStrictEqual(['taskDefinition']);
    expect(requiredOf(ecsShapes().shapes['ListClustersRequest'])).toBeUndefined();
    expect(requiredOf(batchShapes().shapes['SubmitJobRequest'])).toStrictEqual([
      'jobName',
      'jobQueue',
      'jobDefinition',
    ]);
  });

  it('keep the members of a structure in the order of the documents', () => {
    expect(Object.entries(membersOf(batchShapes().shapes['SubmitJobRequest'])).slice(0, 8)).toStrictEqual([
      ['jobName', 'string'],
      ['jobQueue', 'string'],
      ['shareIdentifier', 'string'],
      ['schedulingPriorityOverride', 'number'],
      ['arrayProperties', 'ArrayProperties'],
      ['dependsOn', 'JobDependencyList'],
      ['jobDefinition', 'string'],
      ['parameters', 'StringMap'],
    ]);
  });

  it('know the values of enums', () => {
    expect(ecsShapes().shapes['LaunchType']).toStrictEqual({
      type: 'enum',
      values: ['EC2', 'EXTERNAL', 'FARGATE', 'MANAGED_INSTANCES'],
    });
    expect(membersOf(ecsShapes().shapes['RunTaskRequest'])['launchType']).toBe('LaunchType');
  });

  it('know the enum that the entries of a list are of', () => {
    expect(membersOf(ecsShapes().shapes['RegisterTaskDefinitionRequest'])['requiresCompatibilities']).toBe(
      'CompatibilityList',
    );
    expect(ecsShapes().shapes['CompatibilityList']).toStrictEqual({ type: 'list', member: 'Compatibility' });
    expect(ecsShapes().shapes['AcceleratorManufacturerSet']).toStrictEqual({
      type: 'list',
      member: 'AcceleratorManufacturer',
    });
  });

  it('know lists, maps, timestamps, documents and unions', () => {
    expect(ecsShapes().shapes['Tags']).toStrictEqual({ type: 'list', member: 'Tag' });
    expect(batchShapes().shapes['StringMap']).toStrictEqual({ type: 'map', value: 'string' });
    expect(batchOutputShapes()['NumberMap']).toStrictEqual({ type: 'map', value: 'number' });
    expect(membersOf(ecsShapes().shapes['CreatedAt'])).toStrictEqual({ before: 'timestamp', after: 'timestamp' });
    expect(membersOf(ecsShapes().shapes['DeploymentLifecycleHook'])['hookDetails']).toBe('document');
    expect(membersOf(ecsShapes().shapes['SharingStrategy'])).toStrictEqual({ nvidiaMps: 'NvidiaMpsAllocation' });
  });

  it('know the outputs apart from the inputs', () => {
    expect(membersOf(ecsOutputShapes()['RunTaskResponse'])).toStrictEqual({ tasks: 'Tasks', failures: 'Failures' });
    expect(membersOf(ecsOutputShapes()['Task'])['createdAt']).toBe('timestamp');
    expect(ecsShapes().shapes['RunTaskResponse']).toBeUndefined();
    expect(ecsOutputShapes()).not.toHaveProperty('KeyValuePair');
  });
});
