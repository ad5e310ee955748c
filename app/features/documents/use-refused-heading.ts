import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { saidAgain } from "./said-again.ts";

/** Why a paragraph with a note did not become a title, until the caret moves on; empty when nothing was refused. */
export function useRefusedHeading(editor: Editor | null): string {
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    if (!editor) return;
    const say = () => setSentence((before) => saidAgain(before, m.documents_heading_refused()));
    const forget = () => setSentence("");
    editor.on("headingRefused", say);
    editor.on("selectionUpdate", forget);
    return () => {
      editor.off("headingRefused", say);
      editor.off("selectionUpdate", forget);
    };
  }, [editor]);
  return sentence;
}
