import type { JobDefinition } from '@aws-sdk/client-batch';
import type { JobDefinitionRecord } from './job-definition-record.js';

export function toJobDefinitionView(record: JobDefinitionRecord): JobDefinition {
  const { content } = record;
  return {
    jobDefinitionName: record.jobDefinitionName,
    jobDefinitionArn: record.jobDefinitionArn,
    revision: record.revision,
    status: record.status,
    type: record.type,
    schedulingPriority: content.schedulingPriority,
    parameters: content.parameters,
    retryStrategy: content.retryStrategy,
    containerProperties: content.containerProperties,
    timeout: content.timeout,
    nodeProperties: content.nodeProperties,
    tags: record.tags,
    propagateTags: content.propagateTags,
    platformCapabilities: content.platformCapabilities,
    ecsProperties: content.ecsProperties,
    eksProperties: content.eksProperties,
    containerOrchestrationType: record.containerOrchestrationType,
    consumableResourceProperties: content.consumableResourceProperties,
  };
}
