import { ApiError } from '../errors/api-error.js';
import type { InputErrors } from '../validation/input-rules.js';
import { settingNames } from './account-setting/setting-rules.js';

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
    if (path === 'attributes') return invalidParameter('attributes can not be empty');
    if (path === 'targetType') return wrongTargetType();
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
  notInEnum: ({ operation, path }, value, allowed) => {
    if (path === 'launchType' && OF_SERVICES.includes(operation)) return wrongLaunchType();
    // The name of an account setting stands where other messages have the member: "unknown should be one of […]".
    if (allowed.includes('serviceLongArnFormat')) return notOneOf(value, settingNames);
    if (allowed.includes('REGISTRATION_FAILED')) {
      return invalidParameter('Container instance status should be one of [ACTIVE, DRAINING]');
    }
    if (allowed.includes('container-instance')) return wrongTargetType();
    const member = path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
    return notOneOf(toWords(member), enumOrder(member, allowed));
  },
};

const OF_SERVICES = ['CreateService', 'CreateTaskSet'];

/** Of services and task sets. */
export function wrongLaunchType(): ApiError {
  return clientException('launch type should be one of [EC2,FARGATE]');
}

/** Of attributes. */
export function wrongTargetType(): ApiError {
  return invalidParameter('targetType must be container-instance');
}

function notOneOf(subject: string, allowed: readonly string[]): ApiError {
  return invalidParameter(`${subject} should be one of [${allowed.join(',')}]`);
}

const LAUNCH_TYPES = ['EC2', 'FARGATE', 'EXTERNAL'];

function enumOrder(member: string, allowed: readonly string[]): readonly string[] {
  return member === 'launchType' ? LAUNCH_TYPES : allowed;
}

/** `taskDefinition` as `task definition`. */
export function toWords(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
