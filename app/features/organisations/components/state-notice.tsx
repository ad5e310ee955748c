import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import type { OrganisationState } from "../organisations.limits.ts";

/** Why an organisation cannot act (yet, or any more). Nothing for a verified one. */
export function StateNotice({ state, reason }: { state: OrganisationState; reason: string }) {
  switch (state) {
    case "verified":
      return null;
    case "waiting":
      return <Alert title={m.organisations_waiting_title()}>{m.organisations_waiting_text()}</Alert>;
    case "refused":
      return (
        <Alert kind="warning" title={m.organisations_refused_title()}>
          <p>{m.organisations_refused_text()}</p>
          <p className="mb-0">{m.organisations_reason({ reason })}</p>
        </Alert>
      );
    case "suspended":
      return (
        <Alert kind="danger" title={m.organisations_suspended_title()}>
          <p>{m.organisations_suspended_text()}</p>
          <p className="mb-0">{m.organisations_reason({ reason })}</p>
        </Alert>
      );
  }
}
