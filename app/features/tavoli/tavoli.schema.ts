import { z } from "zod";
import { ProposalCardSchema, SessionCardSchema, TavoloCardSchema } from "#app/features/districts/districts.schema.ts";
import { categories } from "#app/features/organisations/organisations.limits.ts";
import { areas, tavoloLimits, tavoloRoles } from "./tavoli.limits.ts";

/** What `public.tavoli_page(slug)` returns. */
export const TavoliPageSchema = z.array(TavoloCardSchema);

/** What `public.tavolo_page(slug, tavolo)` returns: organisations and roles, no persons. */
export const TavoloPageSchema = TavoloCardSchema.extend({
  id: z.uuid(),
  area: z.enum(areas),
  hasFacilitator: z.boolean(),
  participants: z.array(z.object({ id: z.uuid(), name: z.string(), category: z.enum(categories), municipality: z.string().nullable() })),
  proposalList: z.array(ProposalCardSchema),
  sessionList: z.array(SessionCardSchema),
  sectionList: z.array(z.object({ slug: z.string(), number: z.string().nullable(), title: z.string() })),
});
export type TavoloPage = z.infer<typeof TavoloPageSchema>;

/** What `public.office_tavoli(district)` returns: the office's view, with who runs each tavolo. */
export const OfficeTavoliSchema = z.array(
  z.object({
    id: z.uuid(),
    slug: z.string(),
    area: z.enum(areas),
    name: z.string(),
    description: z.string(),
    roles: z.array(z.object({ personId: z.uuid(), role: z.enum(tavoloRoles), email: z.string(), name: z.string() })),
    organisations: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
);
export type OfficeTavolo = z.infer<typeof OfficeTavoliSchema>[number];

const { nameMin, nameMax, descriptionMax } = tavoloLimits;

export const TavoloFormSchema = z.object({
  name: z.string("text_empty").trim().min(1, "text_empty").min(nameMin, "text_too_short").max(nameMax, "text_too_long"),
  area: z.enum(areas, "choice_unknown"),
  description: z.string().trim().max(descriptionMax, "text_too_long").default(""),
});
export type TavoloForm = z.infer<typeof TavoloFormSchema>;

export const TavoloRoleFormSchema = z.object({
  role: z.enum(tavoloRoles, "choice_unknown"),
  email: z.string("text_empty").trim().min(1, "text_empty").max(254, "text_too_long").pipe(z.email("email_invalid")),
});
export type TavoloRoleForm = z.infer<typeof TavoloRoleFormSchema>;

export const RevokeTavoloRoleFormSchema = z.object({ personId: z.uuid("bad_request"), role: z.enum(tavoloRoles, "bad_request") });

export const SeatFormSchema = z.object({ organisationId: z.uuid("choice_unknown") });

export const OrganisationSeatFormSchema = z.object({ tavoloId: z.uuid("choice_unknown") });
