/** What a cell may hold. Numbers stay numbers; everything else is text. */
export type Cell = string | number | null;

/** What a spreadsheet would take for the beginning of a formula, also in full width, also behind blanks. */
const formula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

/** [DESK-11] A text that begins like a formula gets an apostrophe before it: then a spreadsheet shows it and does not run it. */
export function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** [DESK-11] One line of a CSV (RFC 4180 with semicolons, as Italian spreadsheets read it), with its CRLF. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(";")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const text = harmless(cell);
  return /[";\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The mark by which a spreadsheet knows that the file is UTF-8. */
export const BOM = "\ufeff";
