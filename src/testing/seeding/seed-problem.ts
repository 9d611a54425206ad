/** What is wrong with one resource of a seed. `attempt` says where in the seed it stands. */
export class SeedProblem extends Error {
  override readonly name = 'SeedProblem';
  /** The member that is to blame, such as `taskDefinition` or `attempts[1].exitCode`. Undefined: the resource as a whole. */
  readonly member: string | undefined;

  constructor(message: string, member?: string) {
    super(message);
    this.member = member;
  }
}
