import type { RouterContextProvider } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { loginIdOf } from "#app/features/identity/login-id.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import type { z } from "zod";
import { requireSectionPage } from "../plan.queries.server.ts";
import { acceptSuggestion, decideSuggestion, reviseSuggestion, suggestChange, withdrawSuggestion } from "./suggestions.commands.server.ts";
import { requireSuggestions } from "./suggestions.queries.server.ts";
import { type DecideForm, DecideFormSchema, ReviseFormSchema, type Suggestion, SuggestFormSchema, WithdrawFormSchema } from "./suggestions.schema.ts";

type Args = { context: Readonly<RouterContextProvider>; params: { sezione: string }; request: Request };
type Form<S extends z.ZodType> = { schema: S; run: (input: z.output<S>) => Promise<void>; done: string };
/** A sentence that says what was done, or why it was not. */
export type SuggestionAnswer = { ok: true; text: string } | ReturnType<typeof formFailure>;

/** The forms of a section's suggestions, told apart by `intent`. The page and the panel in the editor send the same ones. */
export async function runSuggestionForm({ context, params, request }: Args): Promise<SuggestionAnswer> {
  const formData = await request.formData();
  const db = getDb(context);
  const { coediting } = getServices(context);
  const { section } = await requireSectionPage(db, getDistrict(context).id, params.sezione);

  async function answer<S extends z.ZodType>({ schema, run, done }: Form<S>): Promise<SuggestionAnswer> {
    const parsed = parseForm(schema, formData);
    if (!parsed.ok) return formFailure(parsed);
    const result = await commandResult(formData, () => run(parsed.data));
    return "ok" in result ? { ok: true, text: done } : result;
  }

  async function find(suggestionId: string): Promise<Suggestion> {
    const { items } = await requireSuggestions(db, section.documentId);
    const suggestion = items.find(({ id }) => id === suggestionId);
    if (!suggestion) throw new AppError("not_found");
    return suggestion;
  }

  async function decide(input: DecideForm): Promise<void> {
    if (input.decision === "decline" || input.decision === "incorporated") return decideSuggestion(db, input);
    const person = requirePerson(context, request);
    const loginId = loginIdOf(person.accessToken);
    if (loginId === null) throw new AppError("sign_in_needed");
    await acceptSuggestion(coediting, { personId: person.id, loginId }, section.documentId, await find(input.suggestionId), input);
  }

  switch (formData.get("intent")) {
    case "suggest":
      return answer({ schema: SuggestFormSchema, run: (input) => suggestChange(db, coediting, section.documentId, input), done: m.suggestions_done_suggest() });
    case "revise":
      return answer({ schema: ReviseFormSchema, run: async (input) => reviseSuggestion(db, await find(input.suggestionId), input), done: m.suggestions_done_revise() });
    case "withdraw":
      return answer({ schema: WithdrawFormSchema, run: ({ suggestionId }) => withdrawSuggestion(db, suggestionId), done: m.suggestions_done_withdraw() });
    case "decide":
      return answer({ schema: DecideFormSchema, run: decide, done: m.suggestions_done_decide() });
    default:
      throw new AppError("bad_request");
  }
}

