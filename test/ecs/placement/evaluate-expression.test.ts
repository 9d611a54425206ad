import { describe, expect, it } from 'vitest';
import { matchesExpression, type ExpressionSubject } from '../../../src/ecs/placement/evaluate-expression.js';
import { parseExpression } from '../../../src/ecs/placement/parse-expression.js';

const instance: ExpressionSubject = {
  attributes: new Map([
    ['ecs.instance-type', 't2.small'],
    ['ecs.availability-zone', 'us-east-1a'],
    ['stack', 'prod'],
    ['disks', '10'],
    ['ecs.capability.task-eni', undefined],
  ]),
  agentConnected: true,
  agentVersion: '1.10.0',
  ec2InstanceId: 'i-abcd1234',
  registeredAt: Date.UTC(2018, 5, 18, 22, 28, 28),
  runningTasksCount: 3,
  hasTaskOfGroup: (group) => ['service:web', 'databases'].includes(group),
};

function holds(expression: string, about: Partial<ExpressionSubject> = {}): boolean {
  return matchesExpression(parseExpression(expression), { ...instance, ...about });
}

describe('a predicate about an attribute', () => {
  it.each([
    ['attribute:stack == prod', true],
    ['attribute:stack == Prod', false],
    ['attribute:stack equals prod', true],
    ['attribute:stack != prod', false],
    ['attribute:stack != test', true],
    ['attribute:stack not_equals test', true],
    ['attribute:stack in [test, prod]', true],
    ['attribute:stack in [test]', false],
    ['attribute:stack !in [test]', true],
    ['attribute:stack !in [test, prod]', false],
    ['attribute:stack not_in [test]', true],
    ['attribute:stack =~ pr.*', true],
    ['attribute:stack =~ pr', false],
    ['attribute:stack =~ rod', false],
    ['attribute:stack matches prod|test', true],
    ['attribute:stack !~ pr', true],
    ['attribute:stack !~ pr.*', false],
    ['attribute:stack not_matches test', true],
    ['attribute:stack exists', true],
    ['attribute:stack !exists', false],
    ['attribute:stack not_exists', false],
  ])('%s is %s of a stack prod', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  it.each([
    ['attribute:disks > 9', true],
    ['attribute:disks > 10', false],
    ['attribute:disks greater_than 9.5', true],
    ['attribute:disks >= 10', true],
    ['attribute:disks >= 10.1', false],
    ['attribute:disks greater_than_equal 10', true],
    ['attribute:disks < 11', true],
    ['attribute:disks < 9', false],
    ['attribute:disks less_than 100', true],
    ['attribute:disks <= 10', true],
    ['attribute:disks <= -10', false],
    ['attribute:disks less_than_equal 9', false],
    ['attribute:disks == 10', true],
    ['attribute:disks == 10.0', false],
    ['attribute:disks < many', false],
    ['attribute:disks >= many', false],
    ['attribute:stack >= 1', false],
    ['attribute:stack < 1', false],
  ])('%s is %s of 10 disks', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  it.each([
    ['== a', false],
    ['!= a', false],
    ['> 1', false],
    ['<= 1', false],
    ['in [a]', false],
    ['!in [a]', false],
    ['=~ .*', false],
    ['!~ a', false],
    ['exists', false],
    ['!exists', true],
  ])('that is missing, %s, is %s', (rest, expected) => {
    expect(holds(`attribute:none ${rest}`)).toBe(expected);
    expect(holds(`not attribute:none ${rest}`)).toBe(!expected);
  });

  it.each([
    ['exists', true],
    ['!exists', false],
    ['!= a', false],
    ["== ''", false],
    ['!~ a', false],
  ])('that has no value, %s, is %s', (rest, expected) => {
    expect(holds(`attribute:ecs.capability.task-eni ${rest}`)).toBe(expected);
  });
});

describe('a predicate about an instance', () => {
  it.each([
    ['agentConnected == true', true],
    ['agentConnected != true', false],
    ['agentConnected in [true, false]', true],
    ['agentConnected !in [false]', true],
    ['agentConnected =~ t.*', true],
    ['agentConnected !~ true', false],
    ['ec2InstanceId == i-abcd1234', true],
    ['ec2InstanceId != i-abcd1234', false],
    ["ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", true],
    ["ec2InstanceId !in ['i-abcd1234', 'i-wxyx7890']", false],
    ['ec2InstanceId =~ i-abcd.*', true],
    ['ec2InstanceId !~ i-abcd.*', false],
    ['runningTasksCount == 3', true],
    ['runningTasksCount != 3', false],
    ['runningTasksCount > 2', true],
    ['runningTasksCount >= 4', false],
    ['runningTasksCount < 10', true],
    ['runningTasksCount <= 3', true],
    ['task:group == service:web', true],
    ['task:group == service:api', false],
    ['task:group != service:web', false],
    ['task:group != service:api', true],
    ['task:group in [service:api, databases]', true],
    ['task:group in [service:api]', false],
    ['task:group !in [service:api, databases]', false],
    ['task:group not_in [service:api]', true],
  ])('%s is %s', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  it('knows a disconnected agent', () => {
    expect(holds('agentConnected == false', { agentConnected: false })).toBe(true);
    expect(holds('agentConnected =~ true', { agentConnected: false })).toBe(false);
  });

  it('never holds of the EC2 id of an external instance', () => {
    expect(holds('ec2InstanceId == i-1', { ec2InstanceId: undefined })).toBe(false);
    expect(holds('ec2InstanceId != i-1', { ec2InstanceId: undefined })).toBe(false);
  });

  it.each([
    ['agentVersion == 1.10.0', true],
    ['agentVersion == 1.10', true],
    ['agentVersion != 1.10.0', false],
    ['agentVersion != 1.10.1', true],
    ['agentVersion > 1.9.2', true],
    ['agentVersion > 1.10.0', false],
    ['agentVersion >= 1.10.0', true],
    ['agentVersion >= 2', false],
    ['agentVersion < 1.14.5', true],
    ['agentVersion < 1.9.10', false],
    ['agentVersion <= 1.10.0', true],
    ['agentVersion <= 1.10.0.1', true],
  ])('%s is %s of agent 1.10.0', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  it.each(['==', '!=', '>', '>=', '<', '<='])('never holds of an unknown agent version: %s', (operator) => {
    expect(holds(`agentVersion ${operator} 1.0.0`, { agentVersion: '' })).toBe(false);
  });

  it.each([
    ['registeredAt == 2018-06-18T22:28:28+00:00', true],
    ['registeredAt == 2018-06-18T22:28:28Z', true],
    ['registeredAt == 2018-06-18T22:28:28', true],
    ['registeredAt == 2018-06-19T00:28:28+02:00', true],
    ['registeredAt != 2018-06-18T22:28:28Z', false],
    ['registeredAt > 2018-06-18', true],
    ['registeredAt > 2018-06-19', false],
    ['registeredAt >= 2018-06-18T22:28:28Z', true],
    ['registeredAt < 2018-06-18T22:28:29', true],
    ['registeredAt < 2018-02-13', false],
    ['registeredAt <= 2018-06-18T22:28:27Z', false],
  ])('%s is %s of 2018-06-18T22:28:28Z', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });
});

describe('a compound expression about an instance', () => {
  it.each([
    ['attribute:ecs.instance-type == t2.small and attribute:ecs.availability-zone != us-east-1a', false],
    ['attribute:ecs.instance-type == t2.small and attribute:ecs.availability-zone != us-east-1d', true],
    ['attribute:ecs.instance-type =~ g2.* or attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', true],
    ['attribute:ecs.instance-type =~ g2.* || attribute:stack == test', false],
    ['not(task:group == databases)', false],
    ['not(task:group == service:api) && runningTasksCount < 5', true],
    ['attribute:stack == prod or attribute:stack == test and attribute:none exists', true],
    ['(attribute:stack == prod or attribute:stack == test) and attribute:none exists', false],
    ['!attribute:stack == prod', false],
  ])('%s is %s', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });
});
