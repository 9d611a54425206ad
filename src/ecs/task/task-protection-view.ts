import type { ProtectedTask } from '@aws-sdk/client-ecs';
import type { TaskRecord } from './task-record.js';

/** Protection ends by itself. */
export function toTaskProtectionView({ taskArn, protectedUntil = 0 }: TaskRecord, now: number): ProtectedTask {
  return protectedUntil > now
    ? { taskArn, protectionEnabled: true, expirationDate: new Date(protectedUntil) }
    : { taskArn, protectionEnabled: false };
}
