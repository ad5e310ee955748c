import { z } from "zod";
import { categories, organisationStates } from "#app/features/organisations/organisations.limits.ts";
import { OrganisationDetailsSchema, OrganisationFormSchema } from "#app/features/organisations/organisations.schema.ts";
import { adesioneKinds, adesioneLimits, adesioneStates, modes } from "./adesione.limits.ts";

const NamedSchema = z.object({ id: z.uuid(), name: z.string() });

/** What `public.adesione_page(slug)` returns. */
export const AdesionePageSchema = z.object({
  cycleId: z.uuid(),
  tavoli: z.array(NamedSchema),
  municipalities: z.array(NamedSchema),
  /** For which the person acts, or which she registered and which may still wait. */
  organisations: z.array(NamedSchema.extend({ state: z.enum(organisationStates) })),
  mine: z.array(
    z.object({
      id: z.uuid(),
      organisationId: z.uuid().nullable(),
      state: z.enum(adesioneStates),
      reason: z.string(),
      mode: z.enum(modes),
      revision: z.number(),
      tavoloIds: z.array(z.uuid()),
      accessNeeds: z.string(),
    }),
  ),
});
export type AdesionePage = z.infer<typeof AdesionePageSchema>;
export type Adesione = AdesionePage["mine"][number];

const on = z.literal("on", "declaration_missing");

const shared = {
  tavoloIds: z.array(z.uuid("choice_unknown"), "choice_missing").min(1, "choice_missing"),
  mode: z.enum(modes, "choice_missing"),
  accessNeeds: z.string().trim().max(adesioneLimits.accessNeeds, "text_too_long").default(""),
  privacyRead: on,
  revision: z.union([z.literal("").transform(() => null), z.coerce.number().int()]).optional().transform((value) => value ?? null),
};

/** For oneself. */
export const CitizenAdesioneSchema = z.object({ ...shared, ageDeclared: on });
/** For an organisation that is there already. */
export const OrganisationAdesioneSchema = z.object({ ...shared, organisationId: z.uuid("choice_unknown") });
/** With a new organisation in the same form. */
export const NewOrganisationAdesioneSchema = z.object({ ...shared, ...OrganisationFormSchema.shape, ...OrganisationDetailsSchema.shape });

export type AdesioneInput =
  | { who: "citizen"; form: z.infer<typeof CitizenAdesioneSchema> }
  | { who: "organisation"; form: z.infer<typeof OrganisationAdesioneSchema> }
  | { who: "new"; form: z.infer<typeof NewOrganisationAdesioneSchema> };

export const WithdrawFormSchema = z.object({ adesioneId: z.uuid("bad_request") });

/** What `public.office_adesioni(district)` returns. */
export const OfficeAdesioniSchema = z.object({
  cycleId: z.uuid().nullable(),
  citizensVote: z.boolean().nullable(),
  citizensNeedAdesione: z.boolean().nullable(),
  adesioni: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(adesioneKinds),
      organisation: z.string().nullable(),
      category: z.enum(categories).nullable(),
      organisationState: z.enum(organisationStates).nullable(),
      person: z.string().nullable(),
      municipality: z.string().nullable(),
      mode: z.enum(modes),
      state: z.enum(adesioneStates),
      sentAt: z.string(),
      tavoli: z.array(z.string()),
      needs: z.array(z.string()),
    }),
  ),
  byCategory: z.array(z.object({ category: z.enum([...categories, "citizen"]), count: z.number() })),
  byTavolo: z.array(z.object({ name: z.string(), organisations: z.number(), citizens: z.number(), online: z.number() })),
});
export type OfficeAdesioni = z.infer<typeof OfficeAdesioniSchema>;
export type OfficeAdesione = OfficeAdesioni["adesioni"][number];

export const DecideAdesioniSchema = z.object({
  adesioneIds: z.array(z.uuid("bad_request"), "choice_missing").min(1, "choice_missing"),
  decision: z.enum(["accept", "refuse"], "choice_unknown"),
  reason: z.string().trim().max(adesioneLimits.reason, "text_too_long").default(""),
});
export const CitizensFormSchema = z.object({ needed: z.literal("on").optional().transform((value) => value === "on") });
