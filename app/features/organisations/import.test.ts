import { expect, it } from "vitest";
import { readOrganisationsCsv } from "./import.server.ts";
import { type ImportWords, plainWords, wordsFor } from "./import.rules.ts";
import { categories, legalForms, runtsSections } from "./organisations.limits.ts";

const town = { id: "11111111-1111-4111-8111-111111111111", code: "I118" };
const words: ImportWords = {
  category: wordsFor(categories, (value) => (value === "volunteer_org" ? "Volontariato" : value)),
  legalForm: wordsFor(legalForms, (value) => value),
  runtsSection: wordsFor(runtsSections, (value) => value),
  municipality: new Map([[plainWords("Sant’Anna Arrési"), town]]),
};

it.each([[";"], [","], ["\t"]])("[ORG-09] reads a list separated by «%s», with a byte-order mark and Windows line ends", (mark) => {
  const text = `\uFEFF${["Nome", "CATEGORIA", "comune", "codice fiscale"].join(mark)}\r\n${["Auser", "volontariato", "sant'anna arresi", "92001000014"].join(mark)}\r\n`;
  expect(readOrganisationsCsv(text, words)).toMatchObject({ rows: [{ line: 2, name: "Auser", category: "volunteer_org", municipalityCode: "I118", taxCode: "92001000014" }], errors: [] });
});

it("[ORG-09] says what is wrong line by line, and keeps the good lines", () => {
  const text = 'nome;categoria;comune;codice_fiscale;email\nA;volontariato;;;\nBuona;volunteer_org;;;\n"Due\nrighe";volontariato;Atlantide;RSSMRA80A01H501U;chi\nUltima;chissà;;123;\n';
  const { rows, errors } = readOrganisationsCsv(text, words);
  expect(rows.map(({ name }) => name)).toEqual(["Buona"]);
  expect(errors).toEqual([
    { line: 2, column: "nome", problem: "text_too_short" },
    { line: 5, column: "codice_fiscale", problem: "tax_code_personal" },
    { line: 5, column: "email", problem: "email_invalid" },
    { line: 5, column: "comune", problem: "municipality_unknown" },
    { line: 6, column: "categoria", problem: "category_unknown" },
    { line: 6, column: "codice_fiscale", problem: "tax_code_wrong" },
  ]);
});

it("[ORG-09] a cell that looks like a formula is text", () => {
  const { rows } = readOrganisationsCsv('nome;categoria;legale_rappresentante\n"=CMD|""/c calc""!A1";volunteer_org;@SUM(1)\n', words);
  expect(rows).toMatchObject([{ name: '=CMD|"/c calc"!A1', legalRepresentative: "@SUM(1)" }]);
});

it("[ORG-09] five thousand lines are read, one more is not; what is no list is refused", () => {
  const list = (lines: number) => `nome;categoria\n${Array.from({ length: lines }, (_, index) => `Ente ${index};volunteer_org`).join("\n")}`;
  expect(readOrganisationsCsv(list(5000), words).rows.length).toBe(5000);
  expect(() => readOrganisationsCsv(list(5001), words)).toThrow("csv_too_long");
  expect(() => readOrganisationsCsv("name,kind\nAuser,odv", words)).toThrow("csv_columns_missing");
  expect(() => readOrganisationsCsv('nome;categoria\n"aperta;volunteer_org', words)).toThrow("csv_unreadable");
  expect(() => readOrganisationsCsv("", words)).toThrow("csv_columns_missing");
});
