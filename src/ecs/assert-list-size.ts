import { invalidParameter } from './ecs-errors.js';

export function assertListSize(name: string, list: readonly unknown[], most: number): void {
  if (list.length === 0) throw invalidParameter(`${name} cannot be empty.`);
  if (list.length > most) throw invalidParameter(`${name} cannot have more than ${most} elements.`);
}
