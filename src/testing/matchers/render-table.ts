const MOST_ROWS = 10;

/** Rows of cells in columns; of many rows the first, and how many more there are. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const shown = rows.slice(0, MOST_ROWS);
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => row[column]?.length ?? 0)));
  const lines = shown.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const more = rows.length - shown.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}
