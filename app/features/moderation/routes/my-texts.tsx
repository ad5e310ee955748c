import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { personOrFormSent, requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { MyTextArticle } from "../components/my-text.tsx";
import { appealModeration } from "../moderation.commands.server.ts";
import { listMyModeratedTexts } from "../moderation.queries.server.ts";
import { AppealFormSchema } from "../moderation.schema.ts";
import type { Route } from "./+types/my-texts";

export const meta: Route.MetaFunction = () => [{ title: m.moderation_mine_title() }];

export async function loader({ context, request }: Route.LoaderArgs) {
  if (!personOrFormSent(context, request)) return { texts: null };
  return { texts: await listMyModeratedTexts(getDb(context), getDistrict(context).id) };
}

export async function action({ context, request, params: { ambito } }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(AppealFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const appealed = await commandResult(formData, async () => {
    requirePerson(context, request);
    await appealModeration(getDb(context), parsed.data);
  });
  if (!("ok" in appealed)) return appealed;
  return redirectWithToast(href("/:ambito/miei-testi", { ambito }), { kind: "success", text: m.moderation_appeal_sent() });
}

export default function MyTexts({ loaderData: { texts }, actionData }: Route.ComponentProps) {
  const breadcrumb = useDistrictCrumbs({ label: m.moderation_mine_title() });
  const isOver = actionData?.formError === "sign_in_needed";
  if (!texts) return <Page title={m.moderation_mine_title()} width="narrow" breadcrumb={breadcrumb}>{actionData && <SignInAgain values={actionData.values} />}</Page>;
  return (
    <Page title={m.moderation_mine_title()} lead={m.moderation_mine_lead()} width="narrow" breadcrumb={breadcrumb}>
      {isOver && <SignInAgain />}
      {actionData && !isOver && !texts.some(({ decisionId }) => decisionId === actionData.values["decisionId"]) && <FormErrorSummary errors={formSentences(actionData)} />}
      {texts.length === 0 && <EmptyState title={m.moderation_mine_none()} />}
      {texts.map((text) => (
        <MyTextArticle key={text.id} text={text} failure={actionData && !isOver && actionData.values["decisionId"] === text.decisionId ? actionData : null} />
      ))}
    </Page>
  );
}
