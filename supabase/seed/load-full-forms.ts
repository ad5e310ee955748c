import { FULL_FORMS } from "./content/full-forms.ts";
import type { Loading } from "./loading.ts";

/** The further answers of the organisations that used the full form: while their proposals are drafts, because later nothing changes. */
export async function loadFullForms({ tx, id, clock }: Loading): Promise<void> {
  const monthFrom = (months: number): string => {
    const day = clock.at(0, "12:00");
    return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
  };
  for (const [key, { urgency, activities, ...answers }] of Object.entries(FULL_FORMS)) {
    const rows = activities.map(({ what, from, to }) => ({ what, from: monthFrom(from), to: monthFrom(to) }));
    await tx`
      update public.proposals set form = 'full', urgency = ${urgency}, details = jsonb_strip_nulls(${tx.json({ ...answers, activities: rows })})
      where id = ${id("proposal", key)} and state = 'draft'`;
  }
}
