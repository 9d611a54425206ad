/** Assumption: names of containers must be unique on Amazon ECS, too, in the words on record for Amazon EKS. */
export function findNameProblem(names: readonly string[]): string | undefined {
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  return repeated === undefined ? undefined : `The container name: ${repeated} must be unique in multi-container job.`;
}
