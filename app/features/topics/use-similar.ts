import { type RefObject, useEffect, useState } from "react";
import { seconds } from "#app/platform/time.ts";
import type { SimilarAnswer, SimilarHit } from "./similar.limits.ts";
import { similarFrom } from "./topics.limits.ts";

const pause = seconds(0.9);

/**
 * What resembles the text in the form around `region`, asked from our own server after each pause in the typing; null until
 * something was asked. Never fails: without network one writes on without it.
 */
export function useSimilar(region: RefObject<HTMLElement | null>, lookUpTo: string, names: { title: string; text: string }): readonly SimilarHit[] | null {
  const [hits, setHits] = useState<readonly SimilarHit[] | null>(null);
  const { title, text } = names;
  useEffect(() => {
    const form = region.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running = new AbortController();
    let asked = "";
    const look = async () => {
      const typed = new FormData(form);
      const body = JSON.stringify({ title: String(typed.get(title) ?? ""), text: String(typed.get(text) ?? "") });
      if (body === asked || body.length < similarFrom + '{"title":"","text":""}'.length) return;
      asked = body;
      running.abort();
      running = new AbortController();
      try {
        const response = await fetch(lookUpTo, { method: "POST", headers: { "content-type": "application/json" }, body, signal: running.signal });
        const answer: unknown = response.ok ? await response.json() : null;
        if (isSimilarAnswer(answer)) setHits(answer.hits);
      } catch {
        // No network, or a newer question: what is shown stays.
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), pause);
    };
    later();
    form.addEventListener("input", later);
    return () => {
      clearTimeout(timer);
      running.abort();
      form.removeEventListener("input", later);
    };
  }, [region, lookUpTo, title, text]);
  return hits;
}

function isSimilarAnswer(answer: unknown): answer is SimilarAnswer {
  return typeof answer === "object" && answer !== null && "hits" in answer && Array.isArray(answer.hits);
}
