import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Page } from "#app/ui/page.tsx";
import { BodyDetails } from "../body-details.tsx";
import type { Route } from "./+types/legal-notes";

export const meta: Route.MetaFunction = () => [{ title: `${m.ui_notes_title()} · ${m.ui_site_name()}` }];

export default function LegalNotesPage() {
  return (
    <Page title={m.ui_notes_title()} lead={<p>{m.ui_notes_lead()}</p>} width="narrow" breadcrumb={[{ label: m.ui_site_name(), to: href("/") }, { label: m.ui_notes_title() }]}>
      <h2 className="h4">{m.ui_notes_content_title()}</h2>
      <p>{m.ui_notes_content_text()}</p>
      <h2 className="h4">{m.ui_notes_software_title()}</h2>
      <p>{m.ui_notes_software_text()}</p>
      <h2 className="h4">{m.ui_notes_value_title()}</h2>
      <p>{m.ui_notes_value_text()}</p>
      <BodyDetails details={[{ term: m.ui_legal_office(), value: null }]} />
    </Page>
  );
}
