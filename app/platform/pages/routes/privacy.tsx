import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Page } from "#app/ui/page.tsx";
import { BodyDetails } from "../body-details.tsx";
import { PrivacyTexts } from "../privacy-texts.tsx";
import type { Route } from "./+types/privacy";

export const meta: Route.MetaFunction = () => [{ title: `${m.ui_privacy_title()} · ${m.ui_site_name()}` }];

export default function PrivacyPage() {
  return (
    <Page title={m.ui_privacy_title()} lead={<p>{m.ui_privacy_lead()}</p>} width="narrow" breadcrumb={[{ label: m.ui_site_name(), to: href("/") }, { label: m.ui_privacy_title() }]}>
      <PrivacyTexts />
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
