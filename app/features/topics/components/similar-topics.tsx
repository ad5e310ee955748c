import { useRef } from "react";
import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { SimilarHit } from "../similar.limits.ts";
import { useSimilar } from "../use-similar.ts";
import { SimilarHits } from "./similar-hits.tsx";

/**
 * Inside the form of a new topic: the public topics that resemble it, while one writes when scripts run, after the first
 * «Proponi» (`asked`, from the action) when they do not. Once shown, the form says so and goes through.
 */
export function SimilarTopics({ ambito, asked }: { ambito: string; asked: readonly SimilarHit[] | null }) {
  const region = useRef<HTMLDivElement>(null);
  const live = useSimilar(region, href("/:ambito/temi/simili", { ambito }), { title: "title", text: "why" });
  const hits = live ?? asked ?? [];
  return (
    <div ref={region} aria-live="polite">
      {(live !== null || asked !== null) && <input type="hidden" name="similarSeen" value="1" />}
      {hits.length > 0 && (
        <SimilarHits
          title={m.topics_similar_title()}
          text={m.topics_similar_text()}
          hits={hits}
          linkTo={(hit) => href("/:ambito/temi/:numero", { ambito, numero: hit.number })}
          actions={(hit) => (
            <a href={`${href("/:ambito/temi/:numero", { ambito, numero: hit.number })}#interessa`} target="_blank" rel="opener">
              {m.topics_similar_join()}
            </a>
          )}
        />
      )}
    </div>
  );
}
