import { useEffect, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { type KeptText, listKeptTexts } from "../kept-texts.ts";
import { UnsentWords } from "./unsent-words.tsx";

type Props = { personId: string; documentId?: string; exceptEpoch?: number };

/** Unsent words of texts that can't be opened any more: nothing that was typed is lost because the right to it is. */
export function KeptTexts(wanted: Props) {
  const { personId, documentId, exceptEpoch } = wanted;
  const [texts, setTexts] = useState<readonly KeptText[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const found = listKeptTexts({ personId, ...(documentId === undefined ? {} : { documentId }), ...(exceptEpoch === undefined ? {} : { exceptEpoch }) });
    found.then((list) => isCurrent && setTexts(list)).catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [personId, documentId, exceptEpoch]);

  async function discard(text: KeptText): Promise<void> {
    await text.forget();
    setTexts((before) => before.filter(({ name }) => name !== text.name));
  }

  return texts.map((text) => <UnsentWords key={text.name} passages={text.passages} title={m.documents_unsent_elsewhere()} onDiscard={() => void discard(text)} />);
}
