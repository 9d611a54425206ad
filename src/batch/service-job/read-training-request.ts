import type { ServiceJobCapacityUsageDetail } from '@aws-sdk/client-batch';

/** What AWS Batch, and the rules of a test, see of a request for Amazon SageMaker. */
export interface TrainingRequest {
  readonly trainingJobName: string | undefined;
  /** Types of instances, and how many of each. Empty where the request does not say. */
  readonly instances: ServiceJobCapacityUsageDetail[];
  readonly image: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly hyperParameters: Readonly<Record<string, string>>;
}

/** Undefined for what is no request at all: AWS hands on what is in it unchecked. */
export function readTrainingRequest(payload: string): TrainingRequest | undefined {
  const request = parseObject(payload);
  if (request === undefined) return undefined;
  const algorithm = objectOf(request['AlgorithmSpecification']);
  return {
    trainingJobName: textOf(request['TrainingJobName']),
    instances: readInstances(objectOf(request['ResourceConfig'])),
    image: textOf(algorithm['TrainingImage']) ?? textOf(algorithm['AlgorithmName']) ?? '',
    command: [...textsOf(algorithm['ContainerEntrypoint']), ...textsOf(algorithm['ContainerArguments'])],
    environment: textMapOf(request['Environment']),
    hyperParameters: textMapOf(request['HyperParameters']),
  };
}

/** A cluster of one type, or of groups. */
function readInstances(config: Json): ServiceJobCapacityUsageDetail[] {
  const { InstanceGroups: groups } = config;
  const counts = new Map<string, number>();
  for (const group of Array.isArray(groups) ? groups.map(objectOf) : [config]) {
    const type = textOf(group['InstanceType']);
    const { InstanceCount: count } = group;
    const quantity = typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : 1;
    if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + quantity);
  }
  return Array.from(counts, ([capacityUnit, quantity]) => ({ capacityUnit, quantity }));
}

type Json = Readonly<Record<string, unknown>>;

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function textMapOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
