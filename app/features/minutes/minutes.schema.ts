import { z } from "zod";
import { categories } from "#app/features/organisations/organisations.limits.ts";
import { attendanceModes, chronicleKinds, requestKinds } from "#app/features/sessions/sessions.limits.ts";
import { AgendaItemSchema, SessionFactsSchema } from "#app/features/sessions/sessions.schema.ts";

/** What `public.minutes_page()` returns: organisations with their times, citizens as numbers, never a person. */
export const MinutesSchema = z.object({
  session: SessionFactsSchema,
  items: z.array(AgendaItemSchema),
  attendance: z.object({
    organisations: z.array(
      z.object({
        name: z.string(),
        category: z.enum(categories),
        times: z.array(z.object({ arrivedAt: z.string(), leftAt: z.string().nullable(), mode: z.enum(attendanceModes) })),
      }),
    ),
    citizens: z.array(z.object({ municipality: z.string().nullable(), count: z.number() })),
  }),
  interventions: z.array(
    z.object({ itemId: z.uuid().nullable(), organisation: z.string().nullable(), kind: z.enum(requestKinds), count: z.number(), seconds: z.number() }),
  ),
  chronicle: z.array(z.object({ at: z.string(), kind: z.enum(chronicleKinds), itemTitle: z.string().nullable() })),
});
export type Minutes = z.infer<typeof MinutesSchema>;
export type Intervention = Minutes["interventions"][number];
