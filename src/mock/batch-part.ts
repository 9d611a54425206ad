import type * as sdk from '@aws-sdk/client-batch';
import type { BatchSettings } from '../batch/batch-context.js';
import {
  createBatchService,
  createBatchReducerLookup,
  type BatchSlices,
  type HostBinding,
} from '../batch/batch-service.js';
import { instantBatchTiming, realisticBatchTiming } from '../batch/batch-timing.js';
import { batchRoutes } from '../batch/generated/routes.js';
import { createJobRules, type JobRules } from '../testing/job-rules.js';
import { createRestProtocol } from '../wire/rest-protocol.js';
import { createBatchHandle, type BatchHandle } from './batch-handle.js';
import type { MockOptions } from './options.js';
import { readTiming } from './read-timing.js';
import type { ServicePart } from './service-part.js';

/** The SDK package, as whoever imports an entry point has it. */
export type BatchSdk = typeof sdk;

/** What the test decides about the emulated AWS Batch. */
export interface BatchDecisions {
  readonly settings: BatchSettings;
  readonly rules: { readonly jobs: JobRules };
}

export function decideBatch({ timing }: MockOptions): BatchDecisions {
  const rules = { jobs: createJobRules() };
  const phases = { realistic: realisticBatchTiming, instant: instantBatchTiming };
  return { rules, settings: { timing: readTiming('batch', timing, phases), outcomeOf: rules.jobs.outcomeOf } };
}

/** AWS Batch as a part of a world, where its jobs run on a host. */
export function createBatchPart<S extends BatchSlices>(
  sdk: BatchSdk,
  { settings, rules }: BatchDecisions,
  bindHost: HostBinding<S>,
): ServicePart<S, BatchHandle> {
  return {
    endpoint: {
      title: 'AWS Batch',
      clientName: 'BatchClient',
      sdk,
      protocol: createRestProtocol(batchRoutes),
      service: createBatchService(settings, bindHost),
    },
    reducerOf: createBatchReducerLookup(settings, bindHost),
    createHandle: (parts) => createBatchHandle({ ...parts, settings, rules, bindHost }),
    clear: rules.jobs.clear,
  };
}
