import { useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { LostForm } from "#app/platform/form-failure.ts";
import { usePageStamp } from "#app/platform/page-stamp.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { TypedTexts } from "#app/ui/typed-texts.tsx";
import { SendAgain, SignInAgain } from "./sign-in-again.tsx";

/** In place of a page that cannot be shown after its form was refused: why, and everything that was typed. */
export function LostFormPage({ form: { code, sentence, values, repeatTo } }: { form: LostForm }) {
  const { pathname, search } = useLocation();
  const { requestId } = usePageStamp();
  return (
    <Page title={m.ui_form_lost_title()} width="narrow">
      {code === "sign_in_needed" ? (
        <SignInAgain values={values} />
      ) : (
        <Alert kind="danger" role="alert">
          {sentence}
        </Alert>
      )}
      {code === "unexpected" && requestId && (
        <p>
          {m.ui_error_id()} <code>{requestId}</code>
        </p>
      )}
      <TypedTexts values={values} />
      <div className="d-flex flex-wrap gap-3">
        {repeatTo !== null && <SendAgain values={values} to={repeatTo} label={m.ui_form_repeat()} />}
        <LinkButton to={pathname + search} reloadDocument variant="outline">
          {m.ui_error_retry()}
        </LinkButton>
      </div>
    </Page>
  );
}
