import type { DeleteExpressGatewayServiceRequest, DeleteExpressGatewayServiceResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { closeService } from '../service/delete-service.js';
import { serviceOf } from '../service/service-step.js';
import { getActiveExpressService } from './express-gateway-service-table.js';
import { scheduleResources } from './express-gateway-service-transitions.js';
import { toExpressServiceView } from './express-gateway-service-view.js';

export function deleteExpressGatewayService(
  draft: EcsDraft,
  input: DeleteExpressGatewayServiceRequest,
  context: EcsContext,
): DeleteExpressGatewayServiceResponse {
  const { serviceArn } = getActiveExpressService(draft, input.serviceArn ?? '', context.scope).service;
  const step = { draft, context, serviceArn };
  closeService(step);
  const express = draft.expressGatewayServices.update(serviceArn, (record) => {
    record.resourceStatus = 'DEPROVISIONING';
    record.resourcesUpdatedAt = context.now;
    record.updatedAt = context.now;
  });
  scheduleResources(serviceArn, context);
  return { service: toExpressServiceView(draft, { express, service: serviceOf(step) }, { withTags: true }) };
}
