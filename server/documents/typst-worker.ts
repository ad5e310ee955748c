import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { DocumentModelSchema } from "#app/platform/document-model.ts";
import { isPaperForm, PaperFormSchema } from "#app/platform/paper-form.ts";
import { readFonts } from "./fonts.ts";
import { PAPER_FORM_TEMPLATE } from "./paper-form-template.ts";
import { TYPST_TEMPLATE } from "./typst-template.ts";

/** What the worker answers; `pdf` travels as bytes (structured clone), never through a file. */
export type WorkerAnswer = { ok: true; pdf: Uint8Array } | { ok: false; reason: string };

// A folder that does not exist: the compiler can read nothing but the two files mapped below.
const WORKSPACE = "/nonexistent/plus";

type Source = { template: string; document: object; createdAt: number };

/** A paper form or the plan: each has its template, and both are data to it. */
function sourceOf(message: unknown): Source {
  if (isPaperForm(message)) {
    const form = PaperFormSchema.parse(message);
    return { template: PAPER_FORM_TEMPLATE, document: form, createdAt: form.createdAt };
  }
  const model = DocumentModelSchema.parse(message);
  return { template: TYPST_TEMPLATE, document: { meta: model.meta, body: model.body }, createdAt: model.meta.createdAt };
}

function compile(message: unknown): Uint8Array {
  const { template, document: source, createdAt } = sourceOf(message);
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: readFonts() }] });
  compiler.mapShadow(`${WORKSPACE}/main.typ`, Buffer.from(template));
  compiler.mapShadow(`${WORKSPACE}/doc.json`, Buffer.from(JSON.stringify(source)));
  const outcome = compiler.compile({ mainFilePath: `${WORKSPACE}/main.typ` });
  const document = outcome.result;
  if (document === null) throw new Error(JSON.stringify(outcome.takeDiagnostics()?.shortDiagnostics ?? "no document"));
  // A warning here is an unknown font: the page would be drawn with whatever the machine has.
  const warnings = outcome.takeWarnings();
  if (warnings !== null) throw new Error(JSON.stringify(warnings.shortDiagnostics));
  return compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp: createdAt });
}

function answer(message: unknown): WorkerAnswer {
  try {
    return { ok: true, pdf: compile(message) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

// One document, one process: Typst does not give memory back, the end of the process does.
process.once("message", (message) => {
  process.send?.(answer(message), undefined, {}, () => process.disconnect());
});
