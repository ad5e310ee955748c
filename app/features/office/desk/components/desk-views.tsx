import { Form, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { BoundText } from "../../components/bound-fields.tsx";
import { OfficeForm } from "../../components/office-form.tsx";
import type { ShownForm } from "../../shown-form.ts";
import { viewNameLength } from "../desk.limits.ts";
import { deskSearch } from "../desk.render.ts";
import type { DeskView } from "../desk.schema.ts";

type Props = { views: readonly DeskView[]; to: string; form: ShownForm; isHead: boolean };

/** Saved choices of filters: one's own and those of the whole office, and the form that keeps the one in the address. */
export function DeskViews({ views, to, form, isHead }: Props) {
  return (
    <details className="mb-4" open={form.failed}>
      <summary>{m.office_views_title({ count: views.length })}</summary>
      <div className="pt-3">
        {views.length > 0 && (
          <ul className="list-unstyled">
            {views.map((view) => (
              <li key={view.id} className="d-flex flex-wrap gap-3 align-items-center py-1 border-bottom">
                <Link to={`${to}${deskSearch(view.filters)}`}>{view.name}</Link>
                <span>{view.shared ? m.office_views_shared() : m.office_views_mine()}</span>
                {(view.isMine || (isHead && view.shared)) && (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="viewId" value={view.id} />
                    <SubmitButton name="intent" value="unview" variant="link" size="xs" aria-label={m.office_views_remove({ name: view.name })}>
                      {m.office_views_remove_short()}
                    </SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        )}
        <OfficeForm form={form} submit={m.office_views_save()} variant="outline">
          <BoundText form={form} name="name" label={m.office_views_name()} hint={m.office_views_hint()} maxLength={viewNameLength.max} required />
          <Checkbox name="shared" id={form.id("shared")} label={m.office_views_share()} defaultChecked={form.value("shared") === "on"} />
        </OfficeForm>
      </div>
    </details>
  );
}
