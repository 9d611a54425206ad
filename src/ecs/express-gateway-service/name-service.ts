import type { EcsContext } from '../ecs-context.js';

/** A service without a name is called after its image. */
export function nameService(image: string, { identifiers }: Pick<EcsContext, 'identifiers'>): string {
  const [name = ''] = image.slice(image.lastIndexOf('/') + 1).split(/[:@]/);
  return `${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}-${identifiers.hex(4)}`;
}
