import { useState } from "react";
import { href } from "react-router";
import { SimilarHits } from "#app/features/topics/components/similar-hits.tsx";
import type { SimilarHit } from "#app/features/topics/similar.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";

type Props = { ambito: string; hits: readonly SimilarHit[]; /** The draft that could be merged; null while nobody is signed in. */ proposalId: string | null };

/** The similar ones with what one can do: support that one, offer to merge, or simply go on writing. */
export function SimilarProposalsList({ ambito, hits, proposalId }: Props) {
  const pageOf = (hit: SimilarHit) => href("/:ambito/proposte/:numero", { ambito, numero: hit.number });
  return (
    <SimilarHits
      title={m.topics_similar_proposals_title()}
      text={m.topics_similar_proposals_text()}
      hits={hits}
      linkTo={pageOf}
      actions={(hit) => (
        <span className="d-flex flex-wrap gap-3 align-items-center">
          <a href={`${pageOf(hit)}#sostegno`} target="_blank" rel="opener">
            {m.topics_similar_proposals_support()}
          </a>
          {proposalId !== null && <MergeOffer ambito={ambito} proposalId={proposalId} intoId={hit.id} />}
        </span>
      )}
    />
  );
}

type OfferState = "none" | "offered" | "failed";

/** «Proponi di unirle», sent beside the form: nothing that is being typed moves. */
function MergeOffer({ ambito, proposalId, intoId }: { ambito: string; proposalId: string; intoId: string }) {
  const [state, setState] = useState<OfferState>("none");
  const send = async (wanted: boolean) => {
    const response = await fetch(href("/:ambito/proposte/simili", { ambito }), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ proposalId, intoId, wanted }),
    }).catch(() => null);
    setState(!response?.ok ? "failed" : wanted ? "offered" : "none");
  };
  return (
    <>
      <Button variant="outline" size="xs" onClick={() => void send(state !== "offered")}>
        {state === "offered" ? m.topics_similar_proposals_unmerge() : m.topics_similar_proposals_merge()}
      </Button>
      {state === "offered" && <span>{m.topics_similar_proposals_merged()}</span>}
      {state === "failed" && <span className="ta-error">{m.topics_similar_proposals_failed()}</span>}
    </>
  );
}
