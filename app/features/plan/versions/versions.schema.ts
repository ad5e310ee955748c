import { z } from "zod";
import { CAPACITIES, DOCUMENT_RIGHTS } from "#app/features/documents/documents.limits.ts";
import { LivingDataSchema } from "../living/living.schema.ts";
import { SECTION_STATES } from "../sections/section-states.limits.ts";
import { TODAY, VERSION_KINDS, VERSION_LIMITS } from "./versions.limits.ts";

const VersionSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  label: z.string(),
  kind: z.enum(VERSION_KINDS),
  phase: z.string(),
  isPublic: z.boolean(),
  createdAt: z.string(),
  /** Null while the server is still making the version's text from the log. */
  sha256: z.string().nullable(),
  hashForm: z.union([z.literal(1), z.literal(2)]),
  capacity: z.enum(CAPACITIES).nullable(),
  organisation: z.string().nullable(),
  /** When its text was written into the section again, newest first, and why. */
  restorations: z.array(z.object({ at: z.string(), reason: z.string() })),
});
export type Version = z.infer<typeof VersionSchema>;

/** What `public.section_versions(district_id, slug)` returns. */
export const SectionVersionsSchema = z.object({
  section: z.object({ id: z.uuid(), slug: z.string(), number: z.string().nullable(), title: z.string(), state: z.enum(SECTION_STATES), documentId: z.uuid(), cycleId: z.uuid() }),
  /** Null when the person asking may not see the text of today. */
  today: z.object({ seq: z.number(), at: z.string() }).nullable(),
  access: z.object({ right: z.enum(DOCUMENT_RIGHTS), capacity: z.enum(CAPACITIES).optional() }),
  versions: z.array(VersionSchema),
});
export type SectionVersions = z.infer<typeof SectionVersionsSchema>;

const SideSchema = z.object({ number: z.int().nullable(), epoch: z.int(), seq: z.number(), content: z.unknown(), living: LivingDataSchema.nullable().transform((data) => data ?? {}) });

/** What `public.section_comparison(district_id, slug, before, after)` returns. */
export const ComparisonSchema = z.object({ before: SideSchema, after: SideSchema });
export type Comparison = z.infer<typeof ComparisonSchema>;

const side = z.union([z.literal(TODAY), z.string().regex(/^[1-9][0-9]{0,5}$/).transform(Number)]);

/** The address of a comparison; what is no such address is none. */
export const CompareAddressSchema = z.object({
  da: side.nullable().catch(null),
  a: side.nullable().catch(null),
  vista: z.enum(["affiancate", "in-linea"]).catch("in-linea"),
  tutto: z.literal("1").nullable().catch(null),
});

export const RestoreFormSchema = z.object({
  reason: z.string().trim().min(VERSION_LIMITS.reasonShortest).max(VERSION_LIMITS.reason),
  confirmed: z.literal("on", "choice_missing"),
});
export const PublishFormSchema = z.object({ label: z.string().trim().min(VERSION_LIMITS.labelShortest).max(VERSION_LIMITS.label) });
