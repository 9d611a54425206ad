import type { CompleteContainer, CompleteDefinition } from '../task-definition-record.js';

/** What is wrong, in the words of AWS. Nothing is, when it is false or undefined. */
type Finding = string | false | undefined;

export type TaskDefinitionRule = (definition: CompleteDefinition) => Finding;

/** A rule for each container, which it may compare with the rest. */
export type ContainerRule = (container: CompleteContainer, definition: CompleteDefinition) => Finding;

/** The finding of the first rule that has one. */
export function findProblem(rules: readonly TaskDefinitionRule[], definition: CompleteDefinition): string | undefined {
  for (const rule of rules) {
    const finding = rule(definition);
    if (finding) return finding;
  }
  return undefined;
}

/** Container by container: the first one that breaks a rule is spoken of. */
export function forEachContainer(rules: readonly ContainerRule[]): TaskDefinitionRule {
  return (definition) => {
    for (const container of definition.containerDefinitions) {
      for (const rule of rules) {
        const finding = rule(container, definition);
        if (finding) return finding;
      }
    }
    return undefined;
  };
}
