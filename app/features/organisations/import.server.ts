import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type ImportColumn, importColumns, type ImportError, type ImportRow, type ImportWords, plainWords, readImportLine, wordsFor } from "./import.rules.ts";
import { categories, detailLimits, legalForms, runtsSections } from "./organisations.limits.ts";
import { categoryName } from "./categories.render.ts";
import { legalFormName, runtsSectionName } from "./organisations.render.ts";

export type ImportPreview = { rows: ImportRow[]; errors: ImportError[]; outcomes: ImportOutcome[] };

const OutcomesSchema = z.array(z.object({ line: z.number(), outcome: z.enum(["new", "there"]), id: z.uuid().nullable() }));
export type ImportOutcome = z.infer<typeof OutcomesSchema>[number];

const RecordsSchema = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));

/** Bytes as text: UTF-8, or what Excel wrote before it. */
export async function fileText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * Reads a list of organisations, separated by semicolons, commas or tabs, with or without a byte-order mark. What a cell holds is
 * text and nothing else. 422 `csv_unreadable`, `csv_columns_missing`, `csv_too_long`.
 */
export function readOrganisationsCsv(text: string, words: ImportWords): { rows: ImportRow[]; errors: ImportError[] } {
  const records = parseRecords(text);
  const [first] = records;
  if (!first || !("nome" in first.record) || !("categoria" in first.record)) throw new AppError("csv_columns_missing", { field: "text" });
  if (records.length > detailLimits.importLines) throw new AppError("csv_too_long", { field: "text" });
  const read = records.map(({ record, info }) => readImportLine(info.lines, record, words));
  return { rows: read.flatMap((line) => ("row" in line ? [line.row] : [])), errors: read.flatMap((line) => ("errors" in line ? line.errors : [])) };
}

function parseRecords(text: string) {
  const head = /^\uFEFF?([^\r\n]*)/.exec(text)?.[1] ?? "";
  const delimiter = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ";";
  try {
    return RecordsSchema.parse(parse(text, {
      bom: true, delimiter, trim: true, info: true, skip_empty_lines: true, relax_column_count: true,
      columns: (header: string[]) => header.map((name) => columnOf(name) ?? `altro ${name}`),
    }));
  } catch (error) {
    throw new AppError("csv_unreadable", { field: "text", cause: error });
  }
}

function columnOf(header: string): ImportColumn | undefined {
  return importColumns.find((column) => plainWords(column) === plainWords(header));
}

/** What cells of the district's file may say: codes, and their Italian names. */
export async function importWords(db: Db, districtId: string): Promise<ImportWords> {
  const towns = unwrap(await db.from("district_municipalities").select("municipalities(id, name, cadastral_code)").eq("district_id", districtId));
  const municipality = new Map(towns.flatMap(({ municipalities: { id, name, cadastral_code: code } }) => [name, code].map((word) => [plainWords(word), { id, code }] as const)));
  return {
    category: wordsFor(categories, (value) => categoryName(value, "it")),
    legalForm: wordsFor(legalForms, (value) => legalFormName(value, "it")),
    runtsSection: wordsFor(runtsSections, (value) => runtsSectionName(value, "it")),
    municipality,
  };
}

/** Lines of one call: a long list takes several, so that no single command takes long. */
const CHUNK = 500;

/** Registers what is not in the register yet, or (`trying`) only says what would happen. Office only. */
export async function importOrganisations(db: Db, districtId: string, rows: readonly ImportRow[], trying: boolean): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    outcomes.push(...OutcomesSchema.parse(unwrap(await db.rpc("import_organisations", { district_id: districtId, rows: chunk, trying }))));
  }
  return outcomes;
}

/** The template that the office downloads: the header, and one line to show how it is filled. */
export function importTemplate(): string {
  const example = ["Associazione Esempio ODV", "Volontariato", "", "", "Associazione non riconosciuta", "", "", "", "", "", ""];
  return `\uFEFF${[importColumns.join(";"), example.join(";")].join("\r\n")}\r\n`;
}
