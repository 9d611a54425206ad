import type { OrchestrationType, RegisterJobDefinitionRequest } from '@aws-sdk/client-batch';

export function orchestrationOf({
  eksProperties,
  nodeProperties,
}: Pick<RegisterJobDefinitionRequest, 'eksProperties' | 'nodeProperties'>): OrchestrationType {
  const ranges = nodeProperties?.nodeRangeProperties ?? [];
  return (eksProperties ?? ranges.some((range) => range.eksProperties)) ? 'EKS' : 'ECS';
}
