/** What a job needs, and what an instance has. */
export interface Resources {
  readonly vcpus: number;
  /** MiB. */
  readonly memory: number;
  readonly gpus: number;
}

export function fits(need: Resources, room: Resources): boolean {
  return need.vcpus <= room.vcpus && need.memory <= room.memory && need.gpus <= room.gpus;
}

export function add(a: Resources, b: Resources): Resources {
  return { vcpus: a.vcpus + b.vcpus, memory: a.memory + b.memory, gpus: a.gpus + b.gpus };
}

export function subtract(a: Resources, b: Resources): Resources {
  return { vcpus: a.vcpus - b.vcpus, memory: a.memory - b.memory, gpus: a.gpus - b.gpus };
}

export const NOTHING: Resources = { vcpus: 0, memory: 0, gpus: 0 };
