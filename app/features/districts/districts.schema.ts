import { z } from "zod";
import { phaseActions, phases } from "./districts.limits.ts";

/** What `public.district_frame(slug)` returns: all that every page of a district needs, and nothing private. */
export const DistrictFrameSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  numberPrefix: z.string(),
  leadBody: z.string(),
  demonstration: z.boolean(),
  revision: z.number(),
  currentCycle: z
    .object({
      id: z.uuid(),
      label: z.string(),
      phase: z.enum(phases),
      phaseAllows: z.array(z.enum(phaseActions)),
      citizensVote: z.boolean(),
      revision: z.number(),
    })
    .nullable(),
});

export type District = z.infer<typeof DistrictFrameSchema>;
export type CurrentCycle = NonNullable<District["currentCycle"]>;

/** A tavolo as lists show it. */
export const TavoloCardSchema = z.object({
  slug: z.string(),
  name: z.string(),
  area: z.string(),
  description: z.string(),
  organisations: z.number(),
  proposals: z.number(),
});
export type TavoloCard = z.infer<typeof TavoloCardSchema>;

/** A published proposal as lists show it. */
export const ProposalCardSchema = z.object({
  number: z.string(),
  title: z.string(),
  state: z.string(),
  publishedAt: z.string(),
  tavolo: z.string().nullable(),
});
export type ProposalCard = z.infer<typeof ProposalCardSchema>;

/** A session as lists show it. */
export const SessionCardSchema = z.object({
  number: z.number(),
  title: z.string(),
  tavolo: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  state: z.enum(["scheduled", "open", "closed"]),
});
export type SessionCard = z.infer<typeof SessionCardSchema>;

/** What `public.home_page()` returns. */
export const HomePageSchema = z.array(
  z.object({
    slug: z.string(),
    name: z.string(),
    leadBody: z.string(),
    municipalities: z.number(),
    inhabitants: z.number(),
    cycleLabel: z.string().nullable(),
    phase: z.enum(phases).nullable(),
    tavoli: z.number(),
    organisations: z.number(),
  }),
);
export type HomeDistrict = z.infer<typeof HomePageSchema>[number];

/** What `public.district_page(slug)` returns. */
export const DistrictPageSchema = z.object({
  introduction: z.string(),
  bodies: z.array(z.object({ name: z.string(), text: z.string().default("") })),
  leadBody: z.string(),
  healthDistrict: z.string(),
  statedInhabitants: z.number().nullable(),
  statedAreaKm2: z.number().nullable(),
  updatedAt: z.string(),
  organisations: z.number(),
  phaseDates: z.object({ opensOn: z.string().nullable(), closesOn: z.string().nullable() }).nullable(),
  municipalities: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      lead: z.boolean(),
      population2011: z.number().nullable(),
      population2021: z.number().nullable(),
    }),
  ),
  tavoli: z.array(TavoloCardSchema),
  nextSessions: z.array(SessionCardSchema),
  newestProposals: z.array(ProposalCardSchema),
});
export type DistrictPage = z.infer<typeof DistrictPageSchema>;

/** What `public.municipality_page(slug, code)` returns. */
export const MunicipalityPageSchema = z.object({
  code: z.string(),
  name: z.string(),
  lead: z.boolean(),
  postalCode: z.string().nullable(),
  population2011: z.number().nullable(),
  population2021: z.number().nullable(),
  organisations: z.array(z.object({ id: z.uuid(), name: z.string(), category: z.string() })),
  proposals: z.array(ProposalCardSchema),
});
export type MunicipalityPage = z.infer<typeof MunicipalityPageSchema>;
