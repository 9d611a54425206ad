import { createIdentifiers } from '../../aws/identifiers.js';

/** What an image stands for: its own digest, or one that follows from its name. There is no registry whose tags could move. */
export function digestOfImage(image: string): string {
  const at = image.indexOf('@sha256:');
  return at === -1 ? `sha256:${createIdentifiers(hash(image), () => 0).hex(64)}` : image.slice(at + 1);
}

/** FNV-1a. */
function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => Math.imul(sum ^ character.charCodeAt(0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}
