/** Lets an incident happen: its name, what it was called with, and what comes of it. */
export type Happen<Scene> = (name: string, about: readonly unknown[], incident: (scene: Scene) => void) => void;
