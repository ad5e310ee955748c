import { Form, href, Link } from "react-router";
import { countByAddress } from "#app/features/identity/attempts.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getRequestInfo, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { followLimits } from "../assisted.limits.ts";
import { getFollowed } from "../assisted.queries.server.ts";
import { followedState, kindName } from "../assisted.render.ts";
import { type Followed, FollowFormSchema } from "../assisted.schema.ts";
import type { Route } from "./+types/follow";

export const meta: Route.MetaFunction = () => [{ title: m.assisted_follow_title() }, { name: "robots", content: "noindex" }];

export function loader({ url }: Route.LoaderArgs) {
  return { number: (url.searchParams.get("numero") ?? "").slice(0, followLimits.number) };
}

/** By POST: a code has no business in an address. */
export async function action({ context, request }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(FollowFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  return commandResult(formData, async () => {
    await countByAddress(getServices(context).databases, "follow_entry", getRequestInfo(context).clientAddress);
    const found = await getFollowed(getDb(context), parsed.data.numero, parsed.data.codice);
    if (found === null) throw new AppError("follow_wrong", { field: "codice" });
    return found;
  });
}

export default function Follow({ loaderData: { number }, actionData }: Route.ComponentProps) {
  const failure = isFormFailure(actionData) ? actionData : null;
  const errors = failure ? formSentences(failure) : {};
  return (
    <Page title={m.assisted_follow_title()} lead={m.assisted_follow_lead()} width="narrow">
      <div role="status">{actionData?.ok && <State followed={actionData.data} />}</div>
      <Form method="post" noValidate>
        <FormErrorSummary errors={failure && errors} />
        <TextField name="numero" label={m.assisted_follow_number()} hint={m.assisted_follow_number_hint()} maxLength={followLimits.number} defaultValue={failure ? String(failure.values["numero"] ?? "") : number} error={errors["numero"]} autoCapitalize="characters" required />
        <TextField name="codice" label={m.assisted_follow_code()} hint={m.assisted_follow_code_hint()} maxLength={followLimits.code} defaultValue={String(failure?.values["codice"] ?? "")} error={errors["codice"]} autoComplete="off" autoCapitalize="characters" required />
        <SubmitButton>{m.assisted_follow_submit()}</SubmitButton>
      </Form>
    </Page>
  );
}

function State({ followed }: { followed: Followed }) {
  const ambito = followed.district.slug;
  const page = followed.kind === "topic"
    ? href("/:ambito/temi/:numero", { ambito, numero: followed.number })
    : href("/:ambito/proposte/:numero", { ambito, numero: followed.number });
  return (
    <Callout kind="success" title={`${kindName(followed.kind)} ${followed.number}`}>
      <DefinitionList
        items={[
          { term: m.assisted_follow_what(), description: followed.kind === "adesione" ? followed.tavoli.join(", ") : <span lang="it">{followed.title}</span> },
          { term: m.assisted_follow_state(), description: <strong>{followedState(followed)}</strong> },
          { term: m.assisted_follow_reason(), description: followed.reason },
          { term: m.assisted_follow_entered(), description: <Time value={followed.enteredAt} /> },
          { term: m.assisted_follow_district(), description: followed.district.name },
        ]}
      />
      {followed.isPublic && <Link to={page}>{m.assisted_follow_page()}</Link>}
    </Callout>
  );
}
