import type { ShapeReference } from '../../../src/validation/shape.js';
import { services, type Operation, type TestedService } from '../calls/services.js';

/** What is wrong with a reply, by the shape that the SDK has for it. */
export function flawsOfOutput({ service, operation }: Operation, output: Readonly<Record<string, unknown>>): string[] {
  const tested = services[service];
  const { $metadata: metadata, ...members } = output;
  const { httpStatusCode } = (metadata ?? {}) as { readonly httpStatusCode?: number };
  return [
    ...(httpStatusCode === 200 ? [] : ['$metadata has no status 200']),
    ...flawsOfValue(tested, { reference: tested.inputs.operations[operation]?.output ?? '', path: operation }, members),
  ];
}

/** What the SDK calls required, and AWS leaves out as long as there is none. */
const NOT_YET = /^(DescribeJobs\.jobs\.\d+|DescribeServiceJob)\.startedAt$/;

/** A stage at which hooks can run, and which the enum of the SDK lacks. */
const UNLISTED = 'PRE_PRODUCTION_TRAFFIC_SHIFT';

interface Place {
  readonly reference: ShapeReference;
  readonly path: string;
}

function flawsOfValue(service: TestedService, { reference, path }: Place, value: unknown): string[] {
  const shape = service.outputs[reference];
  const wrong = (isRight: boolean) => (isRight ? [] : [`${path} is no ${shape?.type ?? reference}: ${String(value)}`]);
  const entriesAs = (member: ShapeReference) =>
    Object.entries(value as object).flatMap(([key, entry]) =>
      flawsOfValue(service, { reference: member, path: `${path}.${key}` }, entry),
    );
  switch (shape?.type ?? reference) {
    case 'number':
      return wrong(Number.isFinite(value));
    case 'timestamp':
      return wrong(value instanceof Date && !Number.isNaN(value.getTime()));
    case 'document':
      return [];
    case 'enum':
      return wrong(shape?.type === 'enum' && [...shape.values, UNLISTED].includes(String(value)));
    case 'list':
      return Array.isArray(value) && shape?.type === 'list' ? entriesAs(shape.member) : wrong(false);
    case 'map':
      return isMap(value) && shape?.type === 'map' ? entriesAs(shape.value) : wrong(false);
    case 'structure':
      return isMap(value) && shape?.type === 'structure'
        ? flawsOfMembers(service, { shape, path }, value)
        : wrong(false);
    default:
      return wrong(typeof value === reference);
  }
}

type Structure = Extract<TestedService['outputs'][string], { readonly type: 'structure' }>;

function flawsOfMembers(
  service: TestedService,
  { shape, path }: { readonly shape: Structure; readonly path: string },
  value: Readonly<Record<string, unknown>>,
): string[] {
  const missing = (shape.required ?? []).filter((name) => value[name] === undefined || value[name] === null);
  return [
    ...missing
      .map((name) => `${path}.${name}`)
      .flatMap((member) => (NOT_YET.test(member) ? [] : [`${member} is missing`])),
    ...Object.entries(value).flatMap(([name, member]) => {
      const reference = shape.members[name];
      if (reference === undefined) return [`${path}.${name} is unknown to the SDK`];
      return flawsOfValue(service, { reference, path: `${path}.${name}` }, member);
    }),
  ];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** What every action may answer: it is in no action's list. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  ecs: ['SerializationException', 'ThrottlingException'],
  batch: ['TooManyRequestsException'],
};

/** What is wrong with an error: a crash, a misuse that it is not, or an error that the action does not have. */
export function flawsOfError({ service, operation }: Operation, error: unknown): string[] {
  const { sdk, inputs } = services[service];
  const base = sdk[service === 'ecs' ? 'ECSServiceException' : 'BatchServiceException'] as typeof Error;
  if (!(error instanceof base)) {
    return [`${operation} crashes: ${error instanceof Error ? error.stack : String(error)}`];
  }
  const allowed = [...(inputs.operations[operation]?.errors ?? []), ...(COMMON[service] ?? [])];
  return [
    ...(allowed.includes(error.name) ? [] : [`${operation} has no ${error.name}: ${error.message}`]),
    ...(error.message === '' ? [`${operation} says nothing with its ${error.name}`] : []),
  ];
}
