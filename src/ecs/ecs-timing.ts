/** How long the phases of ECS take, in milliseconds of virtual time. */
export interface EcsTiming {
  /** From the creation of an awsvpc task until its network interface is attached. */
  readonly networkInterfaceAttachMs: number;
  /** PROVISIONING of an awsvpc task, which the attachment is a part of. */
  readonly provisioningMs: number;
  /** Pulling of images, at the beginning of PENDING. */
  readonly imagePullMs: number;
  /** From the pulled image to the first running container. */
  readonly containerStartMs: number;
  /** ACTIVATING: registration with load balancers and service discovery. */
  readonly activatingMs: number;
  /** DEACTIVATING: deregistration from these. */
  readonly deactivatingMs: number;
  /** DEPROVISIONING of an awsvpc task. */
  readonly deprovisioningMs: number;
  /** Registration with a load balancer, which takes longer than `activatingMs`. */
  readonly targetRegistrationMs: number;
  /** From the registration with a load balancer until its health checks have passed. */
  readonly targetHealthyMs: number;
  /** From a call until the service scheduler acts on it. */
  readonly schedulerReactionMs: number;
  /** From a change of its tasks or instances until the service scheduler acts on it. */
  readonly schedulerTickMs: number;
  /** How long a task that no health check watches runs before it counts as healthy. */
  readonly taskSettleMs: number;
  /** How long a rolling update goes on, when all else is done, for the alarms that watch it. AWS derives it from these alarms. */
  readonly alarmBakeMs: number;
  /** Before the service scheduler tries again what has failed to start. It doubles with each failure in a row. */
  readonly startRetryMs: number;
  /** Each step of the update of a container agent. */
  readonly agentUpdatePhaseMs: number;
  /** Tying a cluster to Auto Scaling groups, or untying it. */
  readonly clusterAttachmentMs: number;
  /** Update and deletion of a capacity provider, and creation of one with managed instances. */
  readonly capacityProviderUpdateMs: number;
  /** Update of a gateway, and its disassociation from a cluster in which no service uses it. */
  readonly gatewayUpdateMs: number;
  /** Creation, update and deletion of a gateway route. */
  readonly gatewayRouteMs: number;
  /** From the launch of an Amazon EC2 instance to its registration. */
  readonly instanceBootMs: number;
  /** How long an Auto Scaling group has more instances than it needs before it lets them go. */
  readonly scaleInMs: number;
  /** The same for managed instances that do not say how long. */
  readonly managedInstanceScaleInMs: number;
  /** How long a task waits for an instance. */
  readonly provisioningTimeoutMs: number;
  /** How long a stopped task can still be described. */
  readonly stoppedTaskRetentionMs: number;
  /** How long a deleted service can still be described. */
  readonly inactiveServiceRetentionMs: number;
  /** Setting up, or taking down, the load balancer and all else that ECS manages of an Express Mode service. */
  readonly expressResourcesMs: number;
  /** From the request to delete a task definition, once nothing uses it, to its disappearance. */
  readonly taskDefinitionDeletionMs: number;
}

/** Durations within those seen on AWS: a Fargate task runs 18 s after RunTask and takes 10 s to stop. */
export const realisticEcsTiming: EcsTiming = {
  networkInterfaceAttachMs: 5_000,
  provisioningMs: 8_000,
  imagePullMs: 8_000,
  containerStartMs: 2_000,
  activatingMs: 1_000,
  deactivatingMs: 5_000,
  deprovisioningMs: 10_000,
  targetRegistrationMs: 5_000,
  targetHealthyMs: 10_000,
  schedulerReactionMs: 2_000,
  schedulerTickMs: 5_000,
  taskSettleMs: 40_000,
  alarmBakeMs: 300_000,
  startRetryMs: 10_000,
  agentUpdatePhaseMs: 10_000,
  clusterAttachmentMs: 15_000,
  capacityProviderUpdateMs: 10_000,
  gatewayUpdateMs: 10_000,
  gatewayRouteMs: 60_000,
  instanceBootMs: 90_000,
  scaleInMs: 900_000,
  managedInstanceScaleInMs: 300_000,
  provisioningTimeoutMs: 1_800_000,
  stoppedTaskRetentionMs: 3_600_000,
  inactiveServiceRetentionMs: 3_600_000,
  expressResourcesMs: 180_000,
  taskDefinitionDeletionMs: 60_000,
};

/** No phase takes time. How long AWS remembers, waits or hesitates is no phase. */
export const instantEcsTiming: EcsTiming = {
  ...realisticEcsTiming,
  networkInterfaceAttachMs: 0,
  provisioningMs: 0,
  imagePullMs: 0,
  containerStartMs: 0,
  activatingMs: 0,
  deactivatingMs: 0,
  deprovisioningMs: 0,
  targetRegistrationMs: 0,
  targetHealthyMs: 0,
  schedulerReactionMs: 0,
  schedulerTickMs: 0,
  taskSettleMs: 0,
  alarmBakeMs: 0,
  startRetryMs: 0,
  agentUpdatePhaseMs: 0,
  clusterAttachmentMs: 0,
  capacityProviderUpdateMs: 0,
  gatewayUpdateMs: 0,
  gatewayRouteMs: 0,
  instanceBootMs: 0,
  expressResourcesMs: 0,
  taskDefinitionDeletionMs: 0,
};
