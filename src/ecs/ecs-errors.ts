import { ApiError } from '../errors/api-error.js';
import type { InputErrors } from '../validation/read-input.js';

export function invalidParameter(message: string): ApiError {
  return new ApiError('InvalidParameterException', message);
}

export function clientException(message: string): ApiError {
  return new ApiError('ClientException', message);
}

export function throttled(): ApiError {
  return new ApiError('ThrottlingException', 'Rate exceeded');
}

/** Of RegisterTaskDefinition, by path. */
const MISSING: Readonly<Record<string, string>> = {
  family: 'Family can not be blank.',
  containerDefinitions: 'Container list cannot be empty.',
};

/** How ECS words what is wrong with the shape of a request. */
export const ecsInputErrors: InputErrors = {
  missing: (path, member) => {
    const recorded = MISSING[path];
    if (recorded !== undefined) return clientException(recorded);
    if (/^containerDefinitions\[\d+\]\.\w+$/.test(path)) {
      return clientException(`Container.${member} should not be null or empty.`);
    }
    // Assumption: the service names the member as in "Clusters can not be blank.", which is the only such text on record.
    return invalidParameter(`${capitalize(member)} can not be blank.`);
  },
  wrongType: (path, expected) =>
    new ApiError('SerializationException', `The value of ${path || 'the request'} cannot be converted to ${expected}.`),
  notInEnum: (path, _value, allowed) => {
    const member = path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
    return invalidParameter(`${toWords(member)} should be one of [${enumOrder(member, allowed).join(',')}]`);
  },
};

const LAUNCH_TYPES = ['EC2', 'FARGATE', 'EXTERNAL'];

function enumOrder(member: string, allowed: readonly string[]): readonly string[] {
  return member === 'launchType' ? LAUNCH_TYPES : allowed;
}

function toWords(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
