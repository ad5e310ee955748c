import { z } from "zod";

const CellSchema = z.object({ key: z.string(), label: z.string().nullable(), count: z.number().nullable(), status: z.enum(["shown", "small", "hidden"]) });
export type FigureCell = z.infer<typeof CellSchema>;

/** What `public.figures_page(slug)` and, whole, `public.office_figures(district)` return. */
export const FiguresSchema = z.object({
  total: z.number().nullable(),
  medianDays: z.number().nullable(),
  state: z.array(CellSchema),
  tavolo: z.array(CellSchema),
  category: z.array(CellSchema),
  municipality: z.array(CellSchema),
});
export type Figures = z.infer<typeof FiguresSchema>;
