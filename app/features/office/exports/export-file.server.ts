import writeXlsxFile from "write-excel-file/node";
import type { Db } from "#app/platform/db.ts";
import { AppError } from "#app/platform/errors.ts";
import { runWithLocale } from "#app/platform/i18n/locale.server.ts";
import { getLocale } from "#app/paraglide/runtime.js";
import { BOM, type Cell, csvLine } from "./csv.rules.ts";
import type { ExportList } from "./exports.limits.ts";
import { exportPageSize, getExportPage } from "./exports.queries.server.ts";
import { listName } from "./exports.names.ts";
import { cellsOf, headerLine } from "./exports.render.ts";

/** A workbook is made whole in memory, so it ends somewhere; a CSV does not. */
const xlsxLines = 20_000;

/** [DESK-11] The pages of a list as rows of cells; every page asks for the right again. Ends after an empty one. */
async function* pages(db: Db, districtId: string, list: ExportList): AsyncGenerator<Cell[][]> {
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page = await getExportPage(db, districtId, list, after);
    yield page.lines.map((line) => cellsOf(list, line));
    after = page.lines.length < exportPageSize ? null : page.next;
  }
}

/** A list as CSV, page by page: never more than one page of lines is in memory, whatever the length. */
export async function csvFile(db: Db, districtId: string, list: ExportList): Promise<ReadableStream<Uint8Array>> {
  const locale = getLocale();
  const rows = pages(db, districtId, list);
  // The first page before the answer begins: who may not read gets an error page, not a broken file.
  const first = await rows.next();
  const encoder = new TextEncoder();
  let waiting: Cell[][] | null = first.done ? null : first.value;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(BOM + csvLine(headerLine(list))));
    },
    async pull(controller) {
      if (waiting === null) return controller.close();
      controller.enqueue(encoder.encode(waiting.map(csvLine).join("") || ""));
      const next = await runWithLocale(locale, () => rows.next());
      waiting = next.done ? null : next.value;
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
}

/** A list as a workbook: texts stay texts (a cell of type text is never a formula), numbers stay numbers. Up to 20,000 lines. */
export async function xlsxFile(db: Db, districtId: string, list: ExportList): Promise<Uint8Array> {
  const header = headerLine(list).map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const lines: Cell[][] = [];
  for await (const page of pages(db, districtId, list)) {
    lines.push(...page);
    if (lines.length > xlsxLines) throw new AppError("too_large");
  }
  const body = lines.map((line) => line.map((cell) => (cell === null ? null : typeof cell === "number" ? { value: cell, type: Number } : { value: printable(cell), type: String })));
  const file = await writeXlsxFile([header, ...body], { sheet: listName(list).slice(0, 31), stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(file);
}

/** XML knows no control characters and a cell holds 32,767 characters. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").slice(0, 32_767);
}
