import { clientException } from '../ecs-errors.js';

/** What Amazon EC2 says of an instance. */
export interface IdentityDocument {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
}

/** Assumption: the wording; that a missing or broken document is a ClientException is on record. */
export function readIdentityDocument(text: string | undefined): IdentityDocument {
  const { instanceId, instanceType, availabilityZone, region } = parseObject(text);
  if (typeof instanceId !== 'string') throw clientException('Unable to parse the instance identity document.');
  return {
    instanceId,
    instanceType: typeof instanceType === 'string' ? instanceType : 'unknown',
    availabilityZone:
      typeof availabilityZone === 'string' ? availabilityZone : `${typeof region === 'string' ? region : 'us-east-1'}a`,
  };
}

function parseObject(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
