import { z } from "zod";

export const capacities = ["plan_office_head", "plan_office_staff", "facilitator", "minute_taker", "platform_admin", "person", "system"] as const;
export type Capacity = (typeof capacities)[number];

/** One entry of the audit trail, as SQL's `private.audit_line` tells it. */
export const AuditLineSchema = z.object({
  id: z.number(),
  at: z.string(),
  act: z.string(),
  actedAs: z.enum(capacities),
  detail: z.record(z.string(), z.unknown()),
  subject: z.object({ kind: z.string(), label: z.string().nullable() }),
  by: z.string().nullable(),
});
export type AuditLine = z.infer<typeof AuditLineSchema>;

/** What `public.audit_page(…)` returns. */
export const AuditPageSchema = z.object({ items: z.array(AuditLineSchema), next: z.number().nullable(), acts: z.array(z.string()) });
export type AuditPage = z.infer<typeof AuditPageSchema>;

const day = z.iso.date().nullish().transform((value) => value || null).catch(null);

/** The trail's filters as the address carries them; what makes no sense is left out. */
export const AuditAddressSchema = z.object({
  atto: z.string().regex(/^[a-z_]{1,60}$/).nullish().transform((value) => value || null).catch(null),
  ruolo: z.enum(capacities).nullish().transform((value) => value ?? null).catch(null),
  proposta: z.string().trim().regex(/^[A-Za-z]{2,6}-[0-9]{4}-[0-9]{1,8}$/).nullish().transform((value) => value || null).catch(null),
  dal: day,
  al: day,
  dopo: z.coerce.number().int().min(1).nullish().transform((value) => value ?? null).catch(null),
});
export type AuditFilters = z.infer<typeof AuditAddressSchema>;
