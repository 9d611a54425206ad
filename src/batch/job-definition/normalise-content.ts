import type {
  EcsProperties,
  EksContainer,
  EksProperties,
  NodeRangeProperty,
  RegisterJobDefinitionRequest,
  RetryStrategy,
  TaskContainerProperties,
} from '@aws-sdk/client-batch';
import { platformOf, type JobPlatform } from './find-job-definition.js';
import type { JobDefinitionContent } from './job-definition-record.js';
import { normaliseContainer, normaliseSettings } from './normalise-container.js';
import { orchestrationOf } from './orchestration-of.js';

/**
 * What AWS stores of a definition: as sent, with empty lists and maps for what was left out. Assumption: a platform that is left out
 * is shown as an empty list; definitions for EKS, which cannot have a platform or propagate tags, show neither.
 */
export function normaliseContent(definition: RegisterJobDefinitionRequest): JobDefinitionContent {
  const { jobDefinitionName: _, type: __, tags: ___, ...given } = definition;
  const { parameters = {}, propagateTags = false, platformCapabilities = [] } = given;
  const { retryStrategy, containerProperties, ecsProperties, eksProperties, nodeProperties } = given;
  const platform = platformOf(definition);
  return {
    ...given,
    parameters,
    ...(orchestrationOf(definition) === 'ECS' && { propagateTags, platformCapabilities }),
    ...(retryStrategy && { retryStrategy: normaliseRetryStrategy(retryStrategy) }),
    ...(containerProperties && { containerProperties: normaliseContainer(containerProperties, platform) }),
    ...(ecsProperties && { ecsProperties: normaliseEcs(ecsProperties, platform) }),
    ...(eksProperties && { eksProperties: normaliseEks(eksProperties) }),
    ...(nodeProperties && {
      nodeProperties: {
        ...nodeProperties,
        nodeRangeProperties: (nodeProperties.nodeRangeProperties ?? []).map(normaliseRange),
      },
    }),
  };
}

function normaliseRetryStrategy(strategy: RetryStrategy): RetryStrategy {
  return { ...strategy, evaluateOnExit: strategy.evaluateOnExit ?? [] };
}

function normaliseRange(range: NodeRangeProperty): NodeRangeProperty {
  const { container, ecsProperties, eksProperties } = range;
  return {
    ...range,
    ...(container && { container: normaliseContainer(container, 'EC2') }),
    ...(ecsProperties && { ecsProperties: normaliseEcs(ecsProperties, 'EC2') }),
    ...(eksProperties && { eksProperties: normaliseEks(eksProperties) }),
  };
}

/** Assumption: what is left out of ecsProperties is filled in as in containerProperties: empty lists, and the platform version of Fargate. */
function normaliseEcs({ taskProperties = [] }: EcsProperties, platform: JobPlatform): EcsProperties {
  return {
    taskProperties: taskProperties.map((task) => ({
      ...task,
      ...(platform === 'FARGATE' && { platformVersion: task.platformVersion ?? 'LATEST' }),
      volumes: task.volumes ?? [],
      containers: (task.containers ?? []).map(normaliseTaskContainer),
    })),
  };
}

function normaliseTaskContainer(container: TaskContainerProperties): TaskContainerProperties {
  return { ...container, ...normaliseSettings(container), dependsOn: container.dependsOn ?? [] };
}

/** Assumption: lists that are left out of eksProperties become empty ones, as in containerProperties. */
function normaliseEks({ podProperties = {} }: EksProperties): EksProperties {
  const { containers = [], initContainers = [], volumes = [], imagePullSecrets = [] } = podProperties;
  return {
    podProperties: {
      ...podProperties,
      imagePullSecrets,
      containers: containers.map(normaliseEksContainer),
      initContainers: initContainers.map(normaliseEksContainer),
      volumes,
    },
  };
}

function normaliseEksContainer(container: EksContainer): EksContainer {
  const { command = [], args = [], env = [], volumeMounts = [] } = container;
  return { ...container, command, args, env, volumeMounts };
}
