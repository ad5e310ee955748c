import { z } from "zod";
import { cadastralCodePattern, slugPattern } from "#app/features/districts/districts.limits.ts";
import { categories, delegateKinds, organisationLimits } from "./organisations.limits.ts";

const { nameMin, nameMax, emailMax } = organisationLimits;

/** What `public.organisations_page(…)` returns. */
export const OrganisationsPageSchema = z.object({
  municipalities: z.array(z.object({ code: z.string(), name: z.string() })),
  tavoli: z.array(z.object({ slug: z.string(), name: z.string() })),
  total: z.number(),
  organisations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      category: z.enum(categories),
      municipality: z.string().nullable(),
      municipalityCode: z.string().nullable(),
      tavoli: z.array(z.object({ slug: z.string(), name: z.string() })),
    }),
  ),
});
export type OrganisationsPage = z.infer<typeof OrganisationsPageSchema>;
export type RegisteredOrganisation = OrganisationsPage["organisations"][number];

/** The register's filters, from the address. What is not understood filters nothing. */
export const OrganisationFiltersSchema = z.object({
  categoria: z.enum(categories).optional().catch(undefined),
  comune: z.string().regex(cadastralCodePattern).optional().catch(undefined),
  tavolo: z.string().regex(slugPattern).optional().catch(undefined),
});
export type OrganisationFilters = z.infer<typeof OrganisationFiltersSchema>;

/** What `public.office_organisations(district)` returns: the office's view, with the addresses of who acts for each. */
export const OfficeOrganisationsSchema = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    category: z.enum(categories),
    municipalityId: z.uuid().nullable(),
    municipality: z.string().nullable(),
    delegates: z.array(z.object({ id: z.uuid(), kind: z.enum(delegateKinds), email: z.string(), bound: z.boolean(), namedAt: z.string() })),
    tavoloIds: z.array(z.uuid()),
  }),
);
export type OfficeOrganisation = z.infer<typeof OfficeOrganisationsSchema>[number];

const EmailSchema = z.string("text_empty").trim().min(1, "text_empty").max(emailMax, "text_too_long").pipe(z.email("email_invalid"));

export const OrganisationFormSchema = z.object({
  name: z.string("text_empty").trim().min(1, "text_empty").min(nameMin, "text_too_short").max(nameMax, "text_too_long"),
  category: z.enum(categories, "choice_unknown"),
  /** Empty when the seat is outside the district. */
  municipalityId: z.union([z.literal(""), z.uuid("municipality_unknown")], "municipality_unknown").transform((id) => id || null),
});
export type OrganisationForm = z.infer<typeof OrganisationFormSchema>;

export const DelegateFormSchema = z.object({ kind: z.enum(delegateKinds, "choice_unknown"), email: EmailSchema });
export type DelegateForm = z.infer<typeof DelegateFormSchema>;

/** A new organisation with who acts for it; the two addresses may come later. */
export const NewOrganisationFormSchema = OrganisationFormSchema.extend({
  delegateEmail: z.union([z.literal(""), EmailSchema], "email_invalid").transform((email) => email || null),
  substituteEmail: z.union([z.literal(""), EmailSchema], "email_invalid").transform((email) => email || null),
});
export type NewOrganisationForm = z.infer<typeof NewOrganisationFormSchema>;

export const RevokeDelegateFormSchema = z.object({ delegationId: z.uuid("bad_request") });
