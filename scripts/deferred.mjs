/**
 * The text of a declaration whose value is asked for by a call. In the source it is what anybody can read; the build packs it
 * (tsdown.config.ts), so that it is small and costs nothing until it is used.
 *
 * @param {string} name
 * @param {string} type
 * @param {unknown} value as JSON
 */
export function deferred(name, type, value) {
  return `const value: ${type} = ${JSON.stringify(value)};

export const ${name}: () => ${type} = () => value;`;
}
