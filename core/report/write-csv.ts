/** Text is quoted where it has to be, numbers are written as they are; null and undefined leave the cell empty. */
export type CsvCell = string | number | null | undefined;

/**
 * RFC 4180, with CRLF at every line's end. Text that a spreadsheet would take for a formula gets an apostrophe in front, which Excel,
 * LibreOffice and Google Sheets show as nothing and which keeps it text: what names a channel or a taste comes from browsers.
 *
 * Source: OWASP, "CSV Injection".
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
