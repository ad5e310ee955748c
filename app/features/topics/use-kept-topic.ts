import { useEffect, useState } from "react";

export type TopicText = { title: string; why: string };

const keyOf = (ambito: string) => `tavoli-aperti:tema:${ambito}`;

/** A browser may forbid or fill its storage: then the text stays in the page. */
export function keepTopic(ambito: string, text: TopicText): void {
  try {
    localStorage.setItem(keyOf(ambito), JSON.stringify(text));
  } catch {
    // Nothing to do: what one typed is still in front of her.
  }
}

export function forgetTopic(ambito: string): void {
  try {
    localStorage.removeItem(keyOf(ambito));
  } catch {
    // As above.
  }
}

export function keptTopic(ambito: string): TopicText | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(ambito)) ?? "null");
    if (typeof value !== "object" || value === null || !("title" in value && "why" in value)) return null;
    return typeof value.title === "string" && typeof value.why === "string" ? { title: value.title, why: value.why } : null;
  } catch {
    return null;
  }
}

/** The text of a topic that is being begun: what the server sent back, else what this device kept. A new version makes the fields anew. */
export function useKeptTopic(ambito: string, sentBack: TopicText | null) {
  const [shown, setShown] = useState({ version: 0, text: sentBack ?? { title: "", why: "" } });
  const [typed, setTyped] = useState(shown.text);
  useEffect(() => {
    const kept = sentBack === null ? keptTopic(ambito) : null;
    if (kept === null) return;
    setShown({ version: 1, text: kept });
    setTyped(kept);
    // Once, when the page opens: what is kept later is this page's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return {
    shown, typed,
    onInput(form: HTMLFormElement): void {
      const data = new FormData(form);
      const text = { title: String(data.get("title") ?? ""), why: String(data.get("why") ?? "") };
      setTyped(text);
      keepTopic(ambito, text);
    },
  };
}
