import { assertTaskDefinition } from './assert-task-definition.js';
import { fillDefaults } from './fill-defaults.js';
import { listCompatibilities } from './list-compatibilities.js';
import { listRequiredAttributes } from './list-required-attributes.js';
import type { CompleteDefinition, TaskDefinitionInput } from './task-definition-record.js';

/** Checks what a caller says of a definition and completes it. */
export function buildTaskDefinition(input: TaskDefinitionInput): CompleteDefinition {
  const definition = fillDefaults(input);
  assertTaskDefinition(definition);
  const requiresAttributes = listRequiredAttributes(definition).map((name) => ({ name }));
  return {
    ...definition,
    ...(requiresAttributes.length > 0 && { requiresAttributes }),
    compatibilities: listCompatibilities(definition),
  };
}
