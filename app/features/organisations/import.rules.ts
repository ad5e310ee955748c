import type { Category, LegalForm, RuntsSection } from "./organisations.limits.ts";
import { bareTaxCode, taxCodeProblem } from "./tax-code.rules.ts";

/** The columns of an import, in the order of the template. Only the first two are needed. */
export const importColumns = [
  "nome", "categoria", "comune", "comuni_di_attivita", "natura_giuridica", "codice_fiscale", "runts_numero", "runts_sezione", "legale_rappresentante", "email", "sito",
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** A line that can be imported, as `public.import_organisations()` takes it. */
export type ImportRow = {
  line: number;
  name: string;
  category: Category;
  municipalityCode: string | null;
  operatesIn: string[];
  legalForm: LegalForm | null;
  taxCode: string | null;
  runtsNumber: string | null;
  runtsSection: RuntsSection | null;
  legalRepresentative: string;
  contactEmail: string | null;
  website: string | null;
};
export type ImportProblem = "text_empty" | "text_too_short" | "text_too_long" | "category_unknown" | "municipality_unknown" | "choice_unknown" | "tax_code_wrong" | "tax_code_personal" | "runts_incomplete" | "email_invalid" | "link_invalid";
export type ImportError = { line: number; column: ImportColumn; problem: ImportProblem };

/** The words of a file's cells by what they mean: names in Italian, and the codes themselves. */
export type ImportWords = {
  category: ReadonlyMap<string, Category>;
  legalForm: ReadonlyMap<string, LegalForm>;
  runtsSection: ReadonlyMap<string, RuntsSection>;
  municipality: ReadonlyMap<string, { id: string; code: string }>;
};

/** How cells are compared: without capitals, accents, signs and double blanks. */
export function plainWords(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

/** One line of the file: the organisation that it describes, or all that is wrong with it. */
export function readImportLine(line: number, cells: Partial<Record<ImportColumn, string>>, words: ImportWords): { row: ImportRow } | { errors: ImportError[] } {
  const errors: ImportError[] = [];
  const cell = (column: ImportColumn) => (cells[column] ?? "").trim();
  const refuse = (column: ImportColumn, problem: ImportProblem): null => {
    errors.push({ line, column, problem });
    return null;
  };
  const known = <Value>(column: ImportColumn, map: ReadonlyMap<string, Value>, problem: ImportProblem): Value | null =>
    cell(column) === "" ? null : (map.get(plainWords(cell(column))) ?? refuse(column, problem));
  const name = cell("nome");
  if (name === "") refuse("nome", "text_empty");
  else if (name.length < 3) refuse("nome", "text_too_short");
  else if (name.length > 160) refuse("nome", "text_too_long");
  const category = cell("categoria") === "" ? refuse("categoria", "category_unknown") : known("categoria", words.category, "category_unknown");
  const operatesIn = cell("comuni_di_attivita").split("|").map((text) => text.trim()).filter(Boolean)
    .flatMap((town) => words.municipality.get(plainWords(town))?.id ?? refuse("comuni_di_attivita", "municipality_unknown") ?? []);
  const taxCode = bareTaxCode(cell("codice_fiscale")) || null;
  const problem = taxCode && taxCodeProblem(taxCode);
  if (problem) refuse("codice_fiscale", problem);
  const runtsNumber = cell("runts_numero").replace(/[\s.]/g, "") || null;
  const runtsSection = known("runts_sezione", words.runtsSection, "choice_unknown");
  if ((runtsNumber === null) !== (cell("runts_sezione") === "") || (runtsNumber && !/^\d{1,7}$/.test(runtsNumber))) refuse("runts_numero", "runts_incomplete");
  if (cell("legale_rappresentante").length > 120) refuse("legale_rappresentante", "text_too_long");
  const contactEmail = cell("email").toLowerCase() || null;
  if (contactEmail && !/^[^@\s]{1,64}@[^@\s]+\.[^@\s]+$/.test(contactEmail)) refuse("email", "email_invalid");
  const website = cell("sito") || null;
  if (website && (!/^https?:\/\/[^\s<>"]+\.[^\s<>"]+$/i.test(website) || website.length > 200)) refuse("sito", "link_invalid");
  const row = {
    line, name, operatesIn, taxCode, runtsNumber, runtsSection, contactEmail, website,
    municipalityCode: known("comune", words.municipality, "municipality_unknown")?.code ?? null,
    legalForm: known("natura_giuridica", words.legalForm, "choice_unknown"),
    legalRepresentative: cell("legale_rappresentante"),
  };
  return errors.length > 0 || category === null ? { errors } : { row: { ...row, category } };
}

/** The words for the closed lists: every code, and the name that `nameOf` gives it. */
export function wordsFor<Value extends string>(values: readonly Value[], nameOf: (value: Value) => string): Map<string, Value> {
  return new Map(values.flatMap((value) => [[plainWords(value), value], [plainWords(nameOf(value)), value]] satisfies [string, Value][]));
}
