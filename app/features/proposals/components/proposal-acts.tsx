import { m } from "#app/paraglide/messages.js";
import { Time } from "#app/ui/time.tsx";
import { proposalActSentence } from "../proposal-acts.render.ts";

type Act = { id: number; at: string; act: string; actedAs: string; detail: Record<string, unknown> };

/** [DESK-12] For who proposed: what was done about her proposal, by the office or by who runs the tavolo, never by name. */
export function ProposalActs({ acts, headingLevel = 2 }: { acts: readonly Act[]; headingLevel?: 2 | 3 }) {
  const told = acts.flatMap((act) => {
    const sentence = proposalActSentence(act.act, act.detail);
    return sentence === null ? [] : [{ ...act, sentence }];
  });
  if (told.length === 0) return null;
  const Heading = `h${headingLevel}` as const;
  return (
    <section className="mb-4">
      <Heading className="h5">{m.office_acts_mine_title()}</Heading>
      <ol className="list-unstyled mb-0">
        {told.map((act) => (
          <li key={act.id}>
            <Time value={act.at} format="medium" withTime />: {act.sentence} ({act.actedAs === "facilitator" || act.actedAs === "minute_taker" ? m.office_acts_by_tavolo() : m.office_acts_by_office()})
          </li>
        ))}
      </ol>
    </section>
  );
}
