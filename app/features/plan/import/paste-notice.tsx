import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { cleanPaste, cleanPasteKey } from "./clean-paste.ts";
import { leftLines } from "./import.render.ts";

/** Cleans what is pasted, and says what it left out until the next paste. */
export function PasteNotice({ editor }: { editor: Editor }) {
  const [left, setLeft] = useState<readonly string[]>([]);
  useEffect(() => {
    editor.registerPlugin(cleanPaste((report) => setLeft(leftLines(report))));
    return () => void (editor.isDestroyed || editor.unregisterPlugin(cleanPasteKey));
  }, [editor]);
  return (
    <p role="status" className={left.length > 0 ? "ta-editor-aside mb-0" : "visually-hidden"}>
      {left.length > 0 && m.word_paste_left({ what: left.join(" · ") })}
    </p>
  );
}
