import { useRef } from "react";
import { href } from "react-router";
import { useSimilar } from "#app/features/topics/use-similar.ts";
import type { SimilarProps } from "./similar-proposals.tsx";
import { SimilarProposalsList } from "./similar-proposals-list.tsx";

/** Looks up while one types. `similarSeen` tells the server that the step for browsers without scripts is not needed. */
export function SimilarWatch({ ambito, proposalId, isSignedIn }: SimilarProps) {
  const place = useRef<HTMLDivElement>(null);
  const hits = useSimilar(place, href("/:ambito/proposte/simili", { ambito }), { title: "title", text: "need" });
  return (
    <div ref={place}>
      {hits !== null && <input type="hidden" name="similarSeen" value="1" />}
      {hits !== null && hits.length > 0 && <SimilarProposalsList ambito={ambito} hits={hits} proposalId={isSignedIn ? proposalId : null} />}
    </div>
  );
}
