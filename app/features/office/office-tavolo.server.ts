import type { RouterContextProvider } from "react-router";
import { grantTavoloRole, revokeTavoloRole, setTavoloOrganisation, updateTavolo } from "#app/features/tavoli/tavoli.commands.server.ts";
import { RevokeTavoloRoleFormSchema, SeatFormSchema, TavoloFormSchema, TavoloRoleFormSchema } from "#app/features/tavoli/tavoli.schema.ts";
import { m } from "#app/paraglide/messages.js";
import type { Db } from "#app/platform/db.ts";
import { answerForm } from "./office-answer.server.ts";

type Input = { context: Readonly<RouterContextProvider>; db: Db; formData: FormData; to: string; cycleId: string; tavoloId: string };

/** The forms of a tavolo's page at the desk, told apart by `intent`. */
export function answerTavolo({ context, db, formData, to, cycleId, tavoloId }: Input) {
  switch (formData.get("intent")) {
    case "grant":
      return answerForm(context, formData, TavoloRoleFormSchema, { command: (input) => grantTavoloRole(db, tavoloId, input), to, done: m.office_role_granted() });
    case "revoke":
      return answerForm(context, formData, RevokeTavoloRoleFormSchema, {
        command: ({ personId, role }) => revokeTavoloRole(db, tavoloId, personId, role),
        to,
        done: m.office_role_revoked(),
      });
    case "seat":
      return answerForm(context, formData, SeatFormSchema, {
        command: ({ organisationId }) => setTavoloOrganisation(db, tavoloId, organisationId, true),
        to,
        done: m.office_seat_given(),
      });
    case "unseat":
      return answerForm(context, formData, SeatFormSchema, {
        command: ({ organisationId }) => setTavoloOrganisation(db, tavoloId, organisationId, false),
        to,
        done: m.office_seat_taken(),
      });
    default:
      return answerForm(context, formData, TavoloFormSchema, { command: (input) => updateTavolo(db, cycleId, tavoloId, input), to, done: m.office_tavolo_saved() });
  }
}
