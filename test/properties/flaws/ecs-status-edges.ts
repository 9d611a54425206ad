import type { Edges, StatusEdges } from './status-edges.js';

const TASK: Edges = {
  new: ['PROVISIONING', 'PENDING'],
  // An agent or AWS Batch may say of a task that it runs, whatever was to come before.
  PROVISIONING: ['PENDING', 'RUNNING', 'DEPROVISIONING', 'STOPPED'],
  PENDING: ['ACTIVATING', 'RUNNING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'],
  ACTIVATING: ['RUNNING', 'DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'],
  RUNNING: ['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'],
  DEACTIVATING: ['STOPPING', 'DEPROVISIONING', 'STOPPED'],
  STOPPING: ['DEPROVISIONING', 'STOPPED'],
  DEPROVISIONING: ['STOPPED'],
};

export const ecsStatusEdges: readonly StatusEdges[] = [
  {
    ...{ table: 'ecs.clusters', member: 'status' },
    edges: {
      new: ['PROVISIONING', 'ACTIVE'],
      PROVISIONING: ['ACTIVE'],
      ACTIVE: ['DEPROVISIONING', 'INACTIVE'],
      DEPROVISIONING: ['INACTIVE'],
      INACTIVE: ['ACTIVE', 'PROVISIONING'],
    },
  },
  {
    ...{ table: 'ecs.containerInstances', member: 'status' },
    edges: {
      new: ['ACTIVE'],
      ACTIVE: ['DRAINING', 'INACTIVE'],
      DRAINING: ['ACTIVE', 'INACTIVE'],
      INACTIVE: ['ACTIVE'],
    },
  },
  {
    ...{ table: 'ecs.containerInstances', member: 'agentUpdateStatus' },
    edges: {
      new: ['PENDING'],
      PENDING: ['STAGING'],
      STAGING: ['STAGED'],
      STAGED: ['UPDATING'],
      UPDATING: ['UPDATED', 'FAILED'],
      UPDATED: ['PENDING'],
      FAILED: ['PENDING'],
    },
  },
  {
    ...{ table: 'ecs.capacityProviders', member: 'status' },
    edges: {
      new: ['PROVISIONING', 'ACTIVE'],
      PROVISIONING: ['ACTIVE'],
      ACTIVE: ['DEPROVISIONING', 'INACTIVE'],
      DEPROVISIONING: ['INACTIVE'],
      // Another one, by the same name.
      INACTIVE: ['PROVISIONING', 'ACTIVE'],
    },
  },
  {
    ...{ table: 'ecs.taskDefinitions', member: 'status' },
    edges: { new: ['ACTIVE'], ACTIVE: ['INACTIVE'], INACTIVE: ['DELETE_IN_PROGRESS'] },
  },
  { table: 'ecs.tasks', member: 'lastStatus', edges: TASK },
  {
    ...{ table: 'ecs.tasks', member: 'desiredStatus' },
    edges: { new: ['RUNNING'], RUNNING: ['STOPPED'] },
  },
  {
    ...{ table: 'ecs.services', member: 'status' },
    edges: { new: ['ACTIVE'], ACTIVE: ['DRAINING', 'INACTIVE'], DRAINING: ['INACTIVE'], INACTIVE: ['ACTIVE'] },
  },
  {
    ...{ table: 'ecs.services', list: { name: 'deployments', key: 'id' }, member: 'status' },
    edges: { new: ['PRIMARY', 'ACTIVE'], PRIMARY: ['ACTIVE'], ACTIVE: ['PRIMARY'] },
  },
  {
    ...{ table: 'ecs.services', list: { name: 'deployments', key: 'id' }, member: 'rolloutState' },
    edges: { new: ['IN_PROGRESS'], IN_PROGRESS: ['COMPLETED', 'FAILED'] },
  },
  {
    ...{ table: 'ecs.serviceDeployments', member: 'status' },
    edges: {
      new: ['PENDING', 'IN_PROGRESS'],
      // It is over as soon as it begins where there is nothing to do, or an alarm has gone off before.
      PENDING: ['IN_PROGRESS', 'SUCCESSFUL', 'STOPPED', 'STOP_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_FAILED'],
      IN_PROGRESS: [
        'SUCCESSFUL',
        'STOP_REQUESTED',
        'STOPPED',
        'ROLLBACK_REQUESTED',
        'ROLLBACK_IN_PROGRESS',
        'ROLLBACK_FAILED',
      ],
      STOP_REQUESTED: ['STOPPED', 'ROLLBACK_IN_PROGRESS'],
      ROLLBACK_REQUESTED: ['ROLLBACK_IN_PROGRESS', 'ROLLBACK_FAILED', 'STOPPED'],
      ROLLBACK_IN_PROGRESS: ['ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED', 'STOPPED'],
    },
  },
  {
    ...{ table: 'ecs.taskSets', member: 'status' },
    edges: { new: ['ACTIVE', 'PRIMARY'], ACTIVE: ['PRIMARY', 'DRAINING'], PRIMARY: ['ACTIVE', 'DRAINING'] },
  },
  {
    ...{ table: 'ecs.daemons', member: 'status' },
    edges: { new: ['ACTIVE'], ACTIVE: ['DELETE_IN_PROGRESS'] },
  },
  {
    ...{ table: 'ecs.daemonDeployments', member: 'status' },
    edges: {
      new: ['PENDING', 'IN_PROGRESS'],
      PENDING: ['IN_PROGRESS', 'SUCCESSFUL', 'STOPPED', 'STOP_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_FAILED'],
      IN_PROGRESS: ['SUCCESSFUL', 'STOP_REQUESTED', 'STOPPED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_FAILED'],
      STOP_REQUESTED: ['STOPPED'],
      ROLLBACK_IN_PROGRESS: ['ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED', 'STOPPED'],
    },
  },
  {
    ...{ table: 'ecs.daemonTaskDefinitions', member: 'status' },
    edges: { new: ['ACTIVE'], ACTIVE: ['DELETE_IN_PROGRESS'], DELETE_IN_PROGRESS: ['DELETED'] },
  },
];
