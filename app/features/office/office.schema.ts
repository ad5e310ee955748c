import { z } from "zod";
import { districtRoles } from "./office.limits.ts";

/** What `public.office_desk(district)` returns: what waits, as counts. */
export const OfficeDeskSchema = z.object({
  organisations: z.number(),
  organisationsWithoutDelegate: z.number(),
  delegatesWithoutAccount: z.number(),
  tavoli: z.number(),
  tavoliWithoutFacilitator: z.number(),
  proposalsToScreen: z.number(),
  proposalsToClose: z.number(),
  answersReady: z.number(),
  mine: z.number(),
  late: z.number(),
  textsToRead: z.number(),
  organisationsToVerify: z.number(),
  adesioniToDecide: z.number(),
});
export type OfficeDesk = z.infer<typeof OfficeDeskSchema>;

/** What `public.office_roles(district)` returns. */
export const OfficeRolesSchema = z.array(z.object({ personId: z.uuid(), role: z.enum(districtRoles), email: z.string(), name: z.string() }));
export type OfficeRole = z.infer<typeof OfficeRolesSchema>[number];

export const GrantRoleFormSchema = z.object({
  role: z.enum(districtRoles, "choice_unknown"),
  email: z.string("text_empty").trim().min(1, "text_empty").max(254, "text_too_long").pipe(z.email("email_invalid")),
});
export type GrantRoleForm = z.infer<typeof GrantRoleFormSchema>;

export const RevokeRoleFormSchema = z.object({ personId: z.uuid("bad_request"), role: z.enum(districtRoles, "bad_request") });
export type RevokeRoleForm = z.infer<typeof RevokeRoleFormSchema>;
