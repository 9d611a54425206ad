import type { DaemonRevision } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { listImages } from '../service-deployment/list-images.js';
import type { DaemonRevisionRecord } from './daemon-revision-record.js';

export function toDaemonRevisionView(draft: EcsDraft, revision: DaemonRevisionRecord): DaemonRevision {
  const { capacityProviders: _, sequence: __, createdAt, ...members } = revision;
  return {
    ...members,
    containerImages: listImages(draft, revision.daemonTaskDefinitionArn),
    createdAt: new Date(createdAt),
  };
}
