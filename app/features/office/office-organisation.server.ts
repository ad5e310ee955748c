import type { RouterContextProvider } from "react-router";
import { DecisionFormSchema } from "#app/features/organisations/accreditation.schema.ts";
import { decideOrganisation, nameDelegate, revokeDelegate, saveOrganisationDetails, updateOrganisation } from "#app/features/organisations/organisations.commands.server.ts";
import { DelegateFormSchema, OrganisationDetailsSchema, OrganisationFormSchema, RevokeDelegateFormSchema } from "#app/features/organisations/organisations.schema.ts";
import { setTavoloOrganisation } from "#app/features/tavoli/tavoli.commands.server.ts";
import { OrganisationSeatFormSchema } from "#app/features/tavoli/tavoli.schema.ts";
import { m } from "#app/paraglide/messages.js";
import type { Db } from "#app/platform/db.ts";
import { answerForm } from "./office-answer.server.ts";

type Input = { context: Readonly<RouterContextProvider>; db: Db; formData: FormData; to: string; organisationId: string };

/** The forms of an organisation's page at the desk, told apart by `intent`. */
export function answerOrganisation({ context, db, formData, to, organisationId }: Input) {
  switch (formData.get("intent")) {
    case "delegate":
    case "substitute":
    case "name":
      return answerForm(context, formData, DelegateFormSchema, { command: (input) => nameDelegate(db, organisationId, input), to, done: m.office_delegate_named() });
    case "revoke":
      return answerForm(context, formData, RevokeDelegateFormSchema, { command: (input) => revokeDelegate(db, input.delegationId), to, done: m.office_delegate_revoked() });
    case "details":
      return answerForm(context, formData, OrganisationDetailsSchema, { command: (details) => saveOrganisationDetails(db, organisationId, details), to, done: m.organisations_details_saved() });
    case "decide":
      return answerForm(context, formData, DecisionFormSchema, { command: (input) => decideOrganisation(db, { ...input, organisationId }), to, done: m.organisations_decided() });
    case "seat":
      return answerForm(context, formData, OrganisationSeatFormSchema, {
        command: ({ tavoloId }) => setTavoloOrganisation(db, tavoloId, organisationId, true),
        to,
        done: m.office_seat_given(),
      });
    case "unseat":
      return answerForm(context, formData, OrganisationSeatFormSchema, {
        command: ({ tavoloId }) => setTavoloOrganisation(db, tavoloId, organisationId, false),
        to,
        done: m.office_seat_taken(),
      });
    default:
      return answerForm(context, formData, OrganisationFormSchema, { command: (input) => updateOrganisation(db, organisationId, input), to, done: m.office_organisation_saved() });
  }
}
