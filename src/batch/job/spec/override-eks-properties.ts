import type {
  EksContainer,
  EksContainerOverride,
  EksContainerResourceRequirements,
  EksMetadata,
  EksProperties,
  EksPropertiesOverride,
} from '@aws-sdk/client-batch';
import { nameOfEksContainer } from '../../job-definition/container-names.js';
import { mergeBy } from './override-container.js';

/** The pod of a definition as the request wants it. */
export function overrideEksProperties(
  { podProperties = {} }: EksProperties,
  override: EksPropertiesOverride,
): EksProperties {
  const { containers, initContainers, metadata } = override.podProperties ?? {};
  return {
    podProperties: {
      ...podProperties,
      ...(podProperties.containers && { containers: overrideAll(podProperties.containers, containers) }),
      ...(podProperties.initContainers && {
        initContainers: overrideAll(podProperties.initContainers, initContainers),
      }),
      ...(metadata && { metadata: overrideMetadata(podProperties.metadata ?? {}, metadata) }),
    },
  };
}

function overrideAll(
  containers: readonly EksContainer[],
  overrides: readonly EksContainerOverride[] = [],
): EksContainer[] {
  return containers.map((container) => {
    const found = overrides.find((override) => findEksContainer(containers, override) === container);
    return found === undefined ? container : overrideOne(container, found);
  });
}

/** Containers are found by their names. Assumption: a single one needs none in the override. */
export function findEksContainer(
  containers: readonly EksContainer[],
  { name }: Pick<EksContainerOverride, 'name'>,
): EksContainer | undefined {
  const [only, ...others] = containers;
  if (name === undefined && others.length === 0) return only;
  return containers.find((container) => nameOfEksContainer(container) === nameOfEksContainer({ name }));
}

function overrideOne(container: EksContainer, override: EksContainerOverride): EksContainer {
  const { name: _, env, resources, ...replaced } = override;
  return {
    ...container,
    ...replaced,
    ...(env && { env: mergeBy((variable) => variable.name ?? '', container.env ?? [], env) }),
    ...(resources && { resources: overrideResources(container.resources ?? {}, resources) }),
  };
}

function overrideResources(
  current: EksContainerResourceRequirements,
  override: EksContainerResourceRequirements,
): EksContainerResourceRequirements {
  const limits = mergeMaps(current.limits, override.limits);
  const requests = mergeMaps(current.requests, override.requests);
  return { ...(limits && { limits }), ...(requests && { requests }) };
}

function overrideMetadata(current: EksMetadata, override: EksMetadata): EksMetadata {
  const labels = mergeMaps(current.labels, override.labels);
  const annotations = mergeMaps(current.annotations, override.annotations);
  return { ...current, ...override, ...(labels && { labels }), ...(annotations && { annotations }) };
}

type TextMap = Record<string, string>;

function mergeMaps(current: TextMap | undefined, override: TextMap | undefined): TextMap | undefined {
  return current === undefined && override === undefined ? undefined : { ...current, ...override };
}
