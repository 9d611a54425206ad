const LONGEST_LINE = 100;

/**
 * A value in the manner of YAML, for people to read: a line for each member, and lines below for what does not fit.
 * The lines after the first begin with the indentation.
 */
export function renderValue(value: object, indentation: string = ''): string {
  const deeper = `${indentation}  `;
  const lines = Array.isArray(value)
    ? value.map((item: unknown) => `- ${tooLong(item, deeper) ? renderValue(item, deeper) : renderLine(item)}`)
    : Object.entries(value).map(
        ([name, member]: [string, unknown]) =>
          `${name}:${tooLong(member, deeper) ? `\n${deeper}${renderValue(member, deeper)}` : ` ${renderLine(member)}`}`,
      );
  return lines.join(`\n${indentation}`);
}

function tooLong(value: unknown, indentation: string): value is object {
  return typeof value === 'object' && value !== null && indentation.length + renderLine(value).length > LONGEST_LINE;
}

function renderLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${name}: ${renderLine(member)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return typeof value === 'string' ? renderText(value) : String(value);
}

/** With quotes where it would be taken for something else. */
function renderText(text: string): string {
  return /^$|^[-\d.]+$|^(true|false|null)$|[\n'"{}[\],]|: |^\s|\s$/.test(text) ? JSON.stringify(text) : text;
}
