/** The reason of a container that can never start. Assumption: the wording. */
export const DEPENDENCY_ERROR = 'CannotStartContainerError: a dependency of the container did not reach its condition';
