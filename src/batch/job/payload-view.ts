import type {
  ContainerDetail,
  ContainerProperties,
  EcsProperties,
  EcsPropertiesDetail,
  EksProperties,
  EksPropertiesDetail,
} from '@aws-sdk/client-batch';
import { nameOfEcsContainer, nameOfEksContainer } from '../job-definition/container-names.js';
import { placeOf } from './attempt-view.js';
import type { AttemptContainer, AttemptRecord } from './job-record.js';

/** The container of a job with what its latest attempt has made of it. */
export function toContainerView(container: ContainerProperties, latest: AttemptRecord | undefined): ContainerDetail {
  const [{ name: _, ...progress } = { name: '' }] = latest?.containers ?? [];
  return {
    ...container,
    ...progress,
    ...placeOf(latest ?? {}),
    networkInterfaces: latest?.networkInterfaces ?? [],
  };
}

export function toEcsPropertiesView(
  { taskProperties = [] }: EcsProperties,
  latest: AttemptRecord | undefined,
): EcsPropertiesDetail {
  return {
    taskProperties: taskProperties.map(({ containers = [], ...task }) => ({
      containers: containers.map((container) => ({
        ...container,
        ...progressOf(latest, nameOfEcsContainer(container)),
        networkInterfaces: latest?.networkInterfaces ?? [],
      })),
      ...placeOf(latest ?? {}),
      ...task,
    })),
  };
}

export function toEksPropertiesView(
  { podProperties = {} }: EksProperties,
  latest: AttemptRecord | undefined,
): EksPropertiesDetail {
  const { containers = [], ...pod } = podProperties;
  return {
    podProperties: {
      ...pod,
      containers: containers.map((container) => {
        const { logStreamName: _, ...progress } = progressOf(latest, nameOfEksContainer(container));
        return { ...container, ...progress };
      }),
      ...(latest?.podName !== undefined && { podName: latest.podName }),
      ...(latest?.nodeName !== undefined && { nodeName: latest.nodeName }),
    },
  };
}

function progressOf(latest: AttemptRecord | undefined, name: string): Omit<AttemptContainer, 'name'> {
  const { name: _, ...progress } = latest?.containers.find((container) => container.name === name) ?? { name };
  return progress;
}
