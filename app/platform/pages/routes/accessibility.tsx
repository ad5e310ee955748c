import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Page } from "#app/ui/page.tsx";
import { BodyDetails } from "../body-details.tsx";
import type { Route } from "./+types/accessibility";

export const meta: Route.MetaFunction = () => [{ title: `${m.ui_accessibility_title()} · ${m.ui_site_name()}` }];

export default function AccessibilityPage() {
  return (
    <Page title={m.ui_accessibility_title()} lead={<p>{m.ui_accessibility_lead()}</p>} width="narrow" breadcrumb={[{ label: m.ui_site_name(), to: href("/") }, { label: m.ui_accessibility_title() }]}>
      <h2 className="h4">{m.ui_accessibility_done_title()}</h2>
      <ul>
        <li>{m.ui_accessibility_done_1()}</li>
        <li>{m.ui_accessibility_done_2()}</li>
        <li>{m.ui_accessibility_done_3()}</li>
        <li>{m.ui_accessibility_done_4()}</li>
      </ul>
      <h2 className="h4">{m.ui_accessibility_report_title()}</h2>
      <p>{m.ui_accessibility_report_text()}</p>
      <BodyDetails
        details={[
          { term: m.ui_legal_declaration(), value: null },
          { term: m.ui_legal_contact(), value: null },
        ]}
      />
    </Page>
  );
}
