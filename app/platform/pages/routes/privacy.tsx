import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Page } from "#app/ui/page.tsx";
import { BodyDetails } from "../body-details.tsx";
import type { Route } from "./+types/privacy";

export const meta: Route.MetaFunction = () => [{ title: `${m.ui_privacy_title()} · ${m.ui_site_name()}` }];

export default function PrivacyPage() {
  return (
    <Page title={m.ui_privacy_title()} lead={<p>{m.ui_privacy_lead()}</p>} width="narrow" breadcrumb={[{ label: m.ui_site_name(), to: href("/") }, { label: m.ui_privacy_title() }]}>
      <h2 className="h4">{m.ui_privacy_data_title()}</h2>
      <ul>
        <li>{m.ui_privacy_data_1()}</li>
        <li>{m.ui_privacy_data_2()}</li>
        <li>{m.ui_privacy_data_3()}</li>
      </ul>
      <h2 className="h4">{m.ui_privacy_public_title()}</h2>
      <p>{m.ui_privacy_public_text()}</p>
      <h2 className="h4">{m.ui_privacy_why_title()}</h2>
      <p>{m.ui_privacy_why_text()}</p>
      <h2 className="h4">{m.ui_privacy_time_title()}</h2>
      <p>{m.ui_privacy_time_text()}</p>
      <h2 className="h4">{m.ui_privacy_cookies_title()}</h2>
      <p>{m.ui_privacy_cookies_text()}</p>
      <h2 className="h4">{m.ui_privacy_rights_title()}</h2>
      <p>{m.ui_privacy_rights_text()}</p>
      <BodyDetails
        details={[
          { term: m.ui_legal_controller(), value: null },
          { term: m.ui_legal_dpo(), value: null },
          { term: m.ui_legal_office(), value: null },
        ]}
      />
    </Page>
  );
}
