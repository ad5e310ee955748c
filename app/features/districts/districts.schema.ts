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
