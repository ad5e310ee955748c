import { href, Link } from "react-router";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { proposerLabel } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import { Time } from "#app/ui/time.tsx";
import type { Lineage, LineageCard } from "../thread.schema.ts";

type Props = { lineage: Lineage; ambito: string };

/** What this proposal flowed into, why, and where that went on to. */
export function LineageNotice({ lineage: { into, ends }, ambito }: Props) {
  if (into.length === 0) return null;
  const further = ends.filter(({ number }) => !into.some((card) => card.number === number));
  return (
    <Callout title={m.thread_lineage_into({ numbers: into.map(({ number }) => number).join(", ") })}>
      {into.map((card) => (
        <div key={card.number}>
          <p className="mb-1"><ProposalLink card={card} ambito={ambito} /> · <Time value={card.at} /></p>
          <p lang="it">{card.reason}</p>
        </div>
      ))}
      {further.map((card) => (
        <p key={card.number}>{m.thread_lineage_further()} <ProposalLink card={card} ambito={ambito} /></p>
      ))}
      <p className="mb-0">{m.thread_lineage_kept()}</p>
    </Callout>
  );
}

/** The proposals that flowed into this one, with who proposed them. */
export function LineageOriginals({ lineage: { originals }, ambito }: Props) {
  if (originals.length === 0) return null;
  return (
    <section aria-labelledby="confluite" className="mb-5">
      <h2 id="confluite">{m.thread_lineage_originals()}</h2>
      <p>{m.thread_lineage_originals_text()}</p>
      <ul>
        {originals.map((card) => (
          <li key={card.number} className="mb-2">
            <ProposalLink card={card} ambito={ambito} /> — {proposerLabel(card.proposer)} {!card.isDirect && <small>{m.thread_lineage_indirect()}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ProposalLink({ card, ambito, withState = false }: { card: LineageCard; ambito: string; withState?: boolean }) {
  return (
    <>
      <Link to={href("/:ambito/proposte/:numero", { ambito, numero: card.number })}>
        {card.number} <span lang="it">{card.title}</span>
      </Link>
      {withState && <> <StateTag state={card.state} /></>}
    </>
  );
}
