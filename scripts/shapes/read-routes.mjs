/**
 * Where the operations of a REST protocol are found; there are none for those of other protocols.
 *
 * @param {any[]} schemas of the operations
 */
export function readRoutes(schemas) {
  const routes = schemas.filter(([, , , traits]) => traits?.http !== undefined).map(readRoute);
  routes.sort((a, b) => (a.operation < b.operation ? -1 : 1));
  return routes;
}

/** @param {any} schema */
function readRoute([, , operation, traits, input]) {
  const [method, path, status] = traits.http;
  if (status !== 200) throw new Error(`Failed to read ${operation}: a reply with status ${status} is not supported.`);
  const query = readQuery(operation, input());
  return { operation, method, path, ...(Object.keys(query).length > 0 && { query }) };
}

/**
 * Names in the query, by member. The traits of a member are a code, of which that of a label is in the path, or written out.
 *
 * @param {string} operation
 * @param {any} input
 */
function readQuery(operation, [, , , , memberNames, memberSchemas]) {
  /** @type {Record<string, string>} */
  const query = {};
  for (const [index, member] of memberSchemas.entries()) {
    const traits = Array.isArray(member) && member.length === 2 && typeof member[1] === 'object' ? member[1] : {};
    const unknown = Object.keys(traits).find((trait) => trait.startsWith('http') && trait !== 'httpQuery');
    if (unknown !== undefined) throw new Error(`Failed to read ${operation}: ${unknown} is not supported.`);
    if (traits.httpQuery !== undefined) query[memberNames[index]] = traits.httpQuery;
  }
  return query;
}
