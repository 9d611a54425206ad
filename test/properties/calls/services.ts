import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';
import { batchOutputShapes } from '../../../src/batch/generated/output-shapes.js';
import { batchShapes } from '../../../src/batch/generated/shapes.js';
import { batchActions } from '../../../src/batch/registry.js';
import { ecsOutputShapes } from '../../../src/ecs/generated/output-shapes.js';
import { ecsShapes } from '../../../src/ecs/generated/shapes.js';
import { ecsActions } from '../../../src/ecs/registry.js';
import type { CommandClass } from '../../../src/pipeline/command-name.js';
import type { ServiceShapes, ShapeTable } from '../../../src/validation/shape.js';

export type ServiceName = 'ecs' | 'batch';

/** What is generated from the SDK for a service, and what the model answers of it. */
export interface TestedService {
  readonly name: ServiceName;
  readonly inputs: ServiceShapes;
  readonly outputs: ShapeTable;
  readonly sdk: Readonly<Record<string, unknown>>;
  /** Those that are emulated: what is new in the registry is tested without further ado. */
  readonly operations: readonly string[];
}

export const services: Readonly<Record<ServiceName, TestedService>> = {
  ecs: {
    ...{ name: 'ecs', inputs: ecsShapes(), outputs: { ...ecsShapes().shapes, ...ecsOutputShapes() }, sdk: ecsSdk },
    operations: emulated(ecsActions),
  },
  batch: {
    ...{
      name: 'batch',
      inputs: batchShapes(),
      outputs: { ...batchShapes().shapes, ...batchOutputShapes() },
      sdk: batchSdk,
    },
    operations: emulated(batchActions),
  },
};

function emulated(actions: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(actions).filter((operation) => typeof actions[operation] === 'function');
}

export interface Operation {
  readonly service: ServiceName;
  readonly operation: string;
}

/** Every action that is emulated. */
export const operations: readonly Operation[] = Object.values(services).flatMap(({ name, operations: own }) =>
  own.map((operation) => ({ service: name, operation })),
);

/** It changes nothing. */
export function isReading({ operation }: Operation): boolean {
  return /^(Describe|List|Get|Discover)/.test(operation);
}

export type Input = Readonly<Record<string, unknown>>;

/** The command as a user makes it. */
export function commandClassOf({ service, operation }: Operation): CommandClass<Input, object> {
  return services[service].sdk[`${operation}Command`] as CommandClass<Input, object>;
}
