/** How containers are to have ended: what is left out may be anything. */
export interface Ending {
  /** Of one of the containers. */
  readonly exitCode?: number;
  /** A part of the reason of one of the containers, or of what they belong to. */
  readonly reason?: string | RegExp;
}

interface EndedContainer {
  readonly exitCode?: number;
  readonly reason?: string;
}

/** `reasons`: of what the containers belong to. */
export function matchesEnding(
  { exitCode, reason }: Ending,
  containers: readonly EndedContainer[],
  reasons: readonly (string | undefined)[],
): boolean {
  const texts = [...reasons, ...containers.map((container) => container.reason)];
  return (
    (exitCode === undefined || containers.some((container) => container.exitCode === exitCode)) &&
    (reason === undefined || texts.some((text) => text !== undefined && matchesText(text, reason)))
  );
}

/** Not `RegExp.test`, which remembers where it was. */
function matchesText(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : text.search(wanted) >= 0;
}

/** ` with exit code 137 and reason OutOfMemoryError` */
export function describeEnding({ exitCode, reason, stopCode }: Ending & { readonly stopCode?: string }): string {
  const parts = [
    ...(stopCode === undefined ? [] : [`stop code ${stopCode}`]),
    ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
    ...(reason === undefined ? [] : [`reason ${String(reason)}`]),
  ];
  return parts.length > 0 ? ` with ${parts.join(' and ')}` : '';
}
