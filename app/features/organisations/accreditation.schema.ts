import { z } from "zod";
import { categories, detailLimits, legalForms, organisationStates, runtsSections } from "./organisations.limits.ts";
import { DelegationSchema } from "./organisations.schema.ts";

const NamedSchema = z.object({ id: z.uuid(), name: z.string() });

/** What is stored of an organisation, as its own page and the office's show it. */
export const StoredOrganisationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.enum(categories),
  municipalityId: z.uuid().nullable(),
  municipality: z.string().nullable(),
  state: z.enum(organisationStates),
  stateReason: z.string(),
  legalForm: z.enum(legalForms).nullable(),
  taxCode: z.string().nullable(),
  runtsNumber: z.string().nullable(),
  runtsSection: z.enum(runtsSections).nullable(),
  website: z.string().nullable(),
  legalRepresentative: z.string(),
  contactEmail: z.string(),
  operatesIn: z.array(z.uuid()),
});
export type StoredOrganisation = z.infer<typeof StoredOrganisationSchema>;

/** What `public.office_accreditations(district)` returns. */
export const AccreditationsSchema = z.object({
  invitationDays: z.number(),
  organisations: z.array(
    StoredOrganisationSchema.extend({
      createdAt: z.string(),
      askedBy: z.string().nullable(),
      operatesInNames: z.array(z.string()),
      hasAdesione: z.boolean(),
      duplicates: z.array(NamedSchema.extend({ state: z.enum(organisationStates), why: z.enum(["tax_code", "name"]) })),
    }),
  ),
});
export type Accreditations = z.infer<typeof AccreditationsSchema>;
export type Accreditation = Accreditations["organisations"][number];

/** What `public.organisation_management(slug, id)` returns. */
export const ManagementSchema = z.object({
  administers: z.boolean(),
  organisation: StoredOrganisationSchema,
  tavoli: z.array(NamedSchema),
  municipalities: z.array(NamedSchema),
  delegates: z.array(DelegationSchema.extend({ mine: z.boolean() })),
});
export type Management = z.infer<typeof ManagementSchema>;

/** What `public.organisation_page(slug, id)` returns. */
export const OrganisationPageSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.enum(categories),
  legalForm: z.enum(legalForms).nullable(),
  runtsNumber: z.string().nullable(),
  runtsSection: z.enum(runtsSections).nullable(),
  website: z.string().nullable(),
  municipality: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  operatesIn: z.array(z.object({ code: z.string(), name: z.string() })),
  tavoli: z.array(z.object({ slug: z.string(), name: z.string() })),
  proposals: z.array(z.object({ number: z.string(), title: z.string() })),
});
export type OrganisationPage = z.infer<typeof OrganisationPageSchema>;

/** What `public.invitation(id)` returns. */
export const InvitationSchema = z.object({
  organisation: z.string(),
  organisationId: z.uuid(),
  district: z.string(),
  districtName: z.string(),
  kind: z.enum(["delegate", "substitute"]),
  tavolo: z.string().nullable(),
  endsOn: z.string().nullable(),
  expiresAt: z.string(),
  state: z.enum(["open", "accepted", "expired"]),
});
export type Invitation = z.infer<typeof InvitationSchema>;

export const decisions = ["verify", "refuse", "suspend"] as const;

export const DecisionFormSchema = z.object({
  organisationId: z.uuid("bad_request"),
  decision: z.enum(decisions, "choice_unknown"),
  reason: z.string().trim().max(detailLimits.reason, "text_too_long").default(""),
  acceptAdesione: z.literal("on").optional().transform((value) => value === "on"),
});
export type DecisionForm = z.infer<typeof DecisionFormSchema>;

export const InvitationDaysFormSchema = z.object({ days: z.coerce.number("choice_unknown").int("choice_unknown").min(1, "choice_unknown").max(60, "choice_unknown") });
export const InvitationAnswerSchema = z.object({ intent: z.enum(["accept", "decline"], "bad_request") });
