import { ECSClient, type Attribute } from '@aws-sdk/client-ecs';
import { mockEcs, type ContainerInstanceSeed, type EcsMock } from '../../../src/index.js';

/** A world with container instances that have, beside the built-in attributes, those of their seeds. */
export interface AttributeWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Back to the beginning, with these instances. */
  begin(...containerInstances: ContainerInstanceSeed[]): string[];
  /** The attributes of an instance that nobody but the test has given it. */
  custom(arn: string | undefined): Attribute[];
}

export function createAttributeWorld(): AttributeWorld {
  const aws = mockEcs();
  return {
    aws,
    client: new ECSClient({}),
    begin(...containerInstances) {
      aws.reset();
      return aws.ecs.seed({ clusters: ['default', 'other'], containerInstances }).containerInstanceArns;
    },
    custom(arn = '') {
      const { attributes = [] } = aws.state.ecs.containerInstances[arn] ?? {};
      return attributes.filter(({ name }) => !/^(ecs|com\.amazonaws)\./.test(name ?? ''));
    },
  };
}
