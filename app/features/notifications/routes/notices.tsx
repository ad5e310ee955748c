import { Form, href, redirect } from "react-router";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { formView } from "#app/features/identity/form-result.ts";
import { personOrFormSent, requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { NoticeList } from "../components/notice-list.tsx";
import { readAllNotices, readNotice } from "../notifications.commands.server.ts";
import { listNotices } from "../notifications.queries.server.ts";
import { ReadAllSchema, ReadNoticeSchema } from "../notifications.schema.ts";
import type { Route } from "./+types/notices";

export const meta: Route.MetaFunction = () => [{ title: `${m.notifications_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, request, url }: Route.LoaderArgs) {
  if (!personOrFormSent(context, request)) return { page: null };
  return { page: await listNotices(getDb(context), getLocale(), url.searchParams.get("dopo")) };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const form = await request.formData();
  const mark = markAs(form);
  if (!mark.ok) return formFailure(mark);
  const result = await commandResult(form, async () => {
    requirePerson(context, request);
    await mark.run(getDb(context));
  });
  return "init" in result ? result : redirect(`${href("/avvisi")}${url.search}`);
}

function markAs(form: FormData) {
  switch (form.get("azione")) {
    case "letto": {
      const parsed = parseForm(ReadNoticeSchema, form);
      return parsed.ok ? { ok: true as const, run: async (db: ReturnType<typeof getDb>) => void (await readNotice(db, parsed.data.id)) } : parsed;
    }
    case "tutti": {
      const parsed = parseForm(ReadAllSchema, form);
      return parsed.ok ? { ok: true as const, run: (db: ReturnType<typeof getDb>) => readAllNotices(db, parsed.data.upTo) } : parsed;
    }
    default:
      throw new AppError("bad_request");
  }
}

/** One's own notices of all districts, newest first. */
export default function NoticesPage({ loaderData: { page }, actionData }: Route.ComponentProps) {
  useLive("notice", page?.personId ?? null, page?.revision);
  const isOver = actionData?.formError === "sign_in_needed";
  if (!page) return <Page title={m.notifications_title()} width="narrow">{actionData && <SignInAgain values={actionData.values} />}</Page>;
  const choices = <LinkButton to={href("/avvisi/preferenze")} variant="outline">{m.notifications_choose()}</LinkButton>;
  return (
    <Page title={m.notifications_title()} width="narrow" lead={<p>{m.notifications_unread({ count: page.unread })}</p>} actions={choices}>
      {isOver ? <SignInAgain /> : <FormErrorSummary errors={formView(actionData).errors} />}
      {page.unread > 0 && (
        <Form method="post" className="mb-3">
          <input type="hidden" name="upTo" value={page.revision} />
          <SubmitButton name="azione" value="tutti" variant="outline" size="sm">{m.notifications_mark_all()}</SubmitButton>
        </Form>
      )}
      {page.notices.length > 0 ? <NoticeList notices={page.notices} /> : <EmptyState title={m.notifications_none()}>{m.notifications_none_text()}</EmptyState>}
      <Pagination nextCursor={page.nextCursor} label={m.notifications_list_label()} />
    </Page>
  );
}
