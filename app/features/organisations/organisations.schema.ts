import { z } from "zod";
import { cadastralCodePattern, slugPattern } from "#app/features/districts/districts.limits.ts";
import { categories, delegateKinds, detailLimits, legalForms, organisationLimits, organisationStates, runtsSections } from "./organisations.limits.ts";
import { bareTaxCode, taxCodeProblem } from "./tax-code.rules.ts";

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

/** A place for which somebody was named: `bound` once she accepted; `tavoloId` null for the whole organisation. */
export const DelegationSchema = z.object({
  id: z.uuid(),
  kind: z.enum(delegateKinds),
  email: z.string(),
  bound: z.boolean(),
  expired: z.boolean(),
  namedAt: z.string(),
  endsOn: z.string().nullable(),
  tavoloId: z.uuid().nullable(),
  tavolo: z.string().nullable(),
});
export type Delegation = z.infer<typeof DelegationSchema>;

/** What `public.office_organisations(district)` returns: the office's view, with the addresses of who acts for each. */
export const OfficeOrganisationsSchema = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    category: z.enum(categories),
    state: z.enum(organisationStates),
    municipalityId: z.uuid().nullable(),
    municipality: z.string().nullable(),
    delegates: z.array(DelegationSchema),
    tavoloIds: z.array(z.uuid()),
  }),
);
export type OfficeOrganisation = z.infer<typeof OfficeOrganisationsSchema>[number];

/** A choice that may be left empty. */
const optional = <S extends z.ZodType>(schema: S) => z.union([z.literal("").transform(() => null), schema]).optional().transform((value) => value ?? null);

const EmailSchema = z.string("text_empty").trim().min(1, "text_empty").max(emailMax, "text_too_long").pipe(z.email("email_invalid"));

export const OrganisationFormSchema = z.object({
  name: z.string("text_empty").trim().min(1, "text_empty").min(nameMin, "text_too_short").max(nameMax, "text_too_long"),
  category: z.enum(categories, "choice_unknown"),
  /** Empty when the seat is outside the district. */
  municipalityId: z.union([z.literal(""), z.uuid("municipality_unknown")], "municipality_unknown").transform((id) => id || null),
});
export type OrganisationForm = z.infer<typeof OrganisationFormSchema>;

export const DelegateFormSchema = z.object({
  kind: z.enum(delegateKinds, "choice_unknown"),
  email: EmailSchema,
  /** Empty for the whole organisation. */
  tavoloId: z.union([z.literal(""), z.uuid("choice_unknown")], "choice_unknown").optional().transform((id) => id || null),
  /** Empty: until it is revoked. */
  endsOn: z.union([z.literal(""), z.iso.date("invalid")], "invalid").optional().transform((date) => date || null),
});
export type DelegateForm = z.infer<typeof DelegateFormSchema>;

/** A new organisation with who acts for it; the two addresses may come later. */
export const NewOrganisationFormSchema = OrganisationFormSchema.extend({
  delegateEmail: z.union([z.literal(""), EmailSchema], "email_invalid").transform((email) => email || null),
  substituteEmail: z.union([z.literal(""), EmailSchema], "email_invalid").transform((email) => email || null),
});
export type NewOrganisationForm = z.infer<typeof NewOrganisationFormSchema>;

export const RevokeDelegateFormSchema = z.object({ delegationId: z.uuid("bad_request") });

/** What an organisation says of itself beyond name, category and seat. All of it may be left empty. */
export const OrganisationDetailsSchema = z.object({
  legalForm: optional(z.enum(legalForms, "choice_unknown")),
  taxCode: optional(z.string().trim().transform(bareTaxCode).superRefine((code, check) => {
    const problem = code === "" ? null : taxCodeProblem(code);
    if (problem) check.addIssue({ code: "custom", message: problem });
  })),
  runtsNumber: optional(z.string().trim().regex(/^\d{1,7}$/, "runts_incomplete")),
  runtsSection: optional(z.enum(runtsSections, "choice_unknown")),
  operatesIn: z.array(z.uuid("municipality_unknown")).default([]),
  legalRepresentative: z.string().trim().max(detailLimits.legalRepresentative, "text_too_long").default(""),
  contactEmail: optional(EmailSchema),
  website: optional(z.string().trim().max(detailLimits.website, "text_too_long").regex(/^https?:\/\/\S+\.\S+$/i, "link_invalid")),
});
export type OrganisationDetails = z.infer<typeof OrganisationDetailsSchema>;

/** A new organisation that asks to be let in. */
export const RegistrationFormSchema = OrganisationFormSchema.extend(OrganisationDetailsSchema.shape);
export type RegistrationForm = z.infer<typeof RegistrationFormSchema>;
