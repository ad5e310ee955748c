import { data, href, type RouterContextProvider } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError, type ErrorCode, errorStatus, isErrorCode } from "#app/platform/errors.ts";
import { commandResult, formFailure, parseForm, typedValues } from "#app/platform/forms.ts";
import { errorSentence } from "#app/platform/i18n/error-sentence.ts";
import { answerForm } from "../office-answer.server.ts";
import { actOnProposals, deleteDeskView, mergeMany, saveDeskView } from "./desk.commands.server.ts";
import { deskAddress } from "./desk.queries.server.ts";
import { type ActResult, type BulkForm, BulkFormSchema, DeleteViewFormSchema, MergeManyFormSchema, SaveViewFormSchema } from "./desk.schema.ts";

type Input = { context: Readonly<RouterContextProvider>; formData: FormData; url: URL };

export type NamedResult = ActResult & { sentence: string | null };
type Step = { ok: null; check: BulkForm | null; results: NamedResult[] | null };

function codeOf(result: ActResult): ErrorCode {
  return isErrorCode(result.code) ? result.code : "unexpected";
}

function named(results: readonly ActResult[]): NamedResult[] {
  return results.map((result) => ({ ...result, sentence: result.done ? null : errorSentence(codeOf(result)) }));
}

/** The forms of the desk's table: views, the last look before a move of many, and the move. */
export async function answerTable({ context, formData, url }: Input) {
  const db = getDb(context);
  const { id, slug: ambito } = getDistrict(context);
  const to = `${href("/:ambito/ufficio/proposte", { ambito })}${url.search}`;
  switch (formData.get("intent")) {
    case "view":
      return answerForm(context, formData, SaveViewFormSchema, { command: (input) => saveDeskView(db, id, { ...input, filters: deskAddress(url).filters }), to, done: m.office_views_saved() });
    case "unview":
      return answerForm(context, formData, DeleteViewFormSchema, { command: ({ viewId }) => deleteDeskView(db, id, viewId), to, done: m.office_views_removed() });
    case "merge":
      return answerForm(context, formData, MergeManyFormSchema, { command: (input) => mergeMany(db, input), to, done: m.office_bulk_merged() });
    case "check":
    case "do":
      return answerBulk({ context, formData, url });
    default:
      throw new AppError("bad_request");
  }
}

async function answerBulk({ context, formData }: Input) {
  const parsed = parseForm(BulkFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  if (formData.get("intent") !== "do" || parsed.data.act === "merge") return { ok: null, check: parsed.data, results: null } satisfies Step;
  const acted = await commandResult(formData, () => actOnProposals(getDb(context), getDistrict(context).id, parsed.data));
  if (!("ok" in acted)) return acted;
  const results = named(acted.data);
  const [first] = acted.data;
  if (first && acted.data.every((result) => !result.done)) {
    const code = codeOf(first);
    return data({ ok: false as const, formError: code, fieldErrors: {}, values: typedValues(formData), check: null, results }, { status: errorStatus[code] });
  }
  return { ok: null, check: null, results } satisfies Step;
}
