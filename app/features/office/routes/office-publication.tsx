import { data, Form, href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError, isErrorCode } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { isFormFailure } from "#app/platform/form-failure.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { errorSentence } from "#app/platform/i18n/error-sentence.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { FormProblems } from "../components/office-form.tsx";
import { MissingAnswers, PublicationConfirmation, ReadyAnswers, RefusedAnswers } from "../review/components/publication-list.tsx";
import { publishOutcomes } from "../review/review.commands.server.ts";
import { listPreparedAnswers } from "../review/review.queries.server.ts";
import { PublishFormSchema } from "../review/review.schema.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-publication";

export const meta: Route.MetaFunction = () => [{ title: m.office_publication_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  const answers = await listPreparedAnswers(getDb(context), getDistrict(context).id);
  return { ready: answers.filter((answer) => answer.problem === null), missing: answers.filter((answer) => answer.problem !== null) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  const formData = await request.formData();
  const intent = formData.get("intent");
  if (intent !== "check" && intent !== "publish") throw new AppError("bad_request");
  const parsed = parseForm(PublishFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  if (intent === "check") return { chosen: parsed.data.chosen.map((answer) => answer.id), refused: null };
  const result = await commandResult(formData, () => publishOutcomes(getDb(context), id, parsed.data));
  if (!("ok" in result)) return result;
  const { published, refused } = result.data;
  if (refused.length === 0) return redirectWithToast(href("/:ambito/ufficio/pubblicazione", { ambito }), { kind: "success", text: m.office_publication_done({ count: published.length }) });
  const named = refused.map((answer) => ({ ...answer, sentence: errorSentence(isErrorCode(answer.code) ? answer.code : "unexpected") }));
  return data({ chosen: null, refused: named }, { status: refused.every((answer) => answer.code === "not_found") ? 404 : 409 });
}

export default function OfficePublication({ loaderData: { ready, missing }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const to = href("/:ambito/ufficio/pubblicazione", { ambito });
  const failure = isFormFailure(actionData) ? actionData : undefined;
  const chosen = actionData && "chosen" in actionData ? actionData.chosen : null;
  const refused = actionData && "refused" in actionData ? actionData.refused : null;
  const form = shownForm(failure && { ...failure, values: { ...failure.values, intent: "check" } }, "check");
  return (
    <Page title={m.office_publication_title()} lead={m.office_publication_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_publication_title() })}>
      {chosen ? (
        <PublicationConfirmation answers={ready.filter((answer) => chosen.includes(answer.id))} ambito={ambito} to={to} />
      ) : (
        <>
          {refused && <RefusedAnswers refused={refused} />}
          <section className="mb-5">
            <h2>{m.office_publication_ready({ count: ready.length })}</h2>
            <FormProblems form={form} />
            {ready.length === 0 ? (
              <EmptyState title={m.office_publication_none()} />
            ) : (
              <Form method="post" id={form.id("chosen")}>
                <ReadyAnswers answers={ready} ambito={ambito} isChosen={() => true} isLastLook={false} />
                <SubmitButton name="intent" value="check">{m.office_publication_check()}</SubmitButton>
              </Form>
            )}
          </section>
          <section className="mb-5">
            <h2>{m.office_publication_missing({ count: missing.length })}</h2>
            {missing.length === 0 ? <EmptyState title={m.office_publication_all_ready()} /> : <MissingAnswers answers={missing} ambito={ambito} />}
          </section>
        </>
      )}
    </Page>
  );
}
