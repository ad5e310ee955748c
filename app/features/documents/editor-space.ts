import type { Editor } from "@tiptap/core";
import type { ReactNode } from "react";
import type { DocumentRight } from "./documents.limits.ts";
import type { DocumentProvider, ProviderState } from "./provider.ts";

/** An opened text and its editor, as everything around it gets them: tools above, panels beside. */
export type EditorSpace = {
  editor: Editor;
  provider: DocumentProvider;
  /**
   * Right, reason, connection, who is here. What changes at every keystroke (`unsaved`, saving or saved, where others' carets stand) is
   * only as fresh as the last other change: who needs it asks `provider.getState()`.
   */
  state: ProviderState;
  /** The key of the panel that is shown. */
  shown: string;
  /** Shows a panel and moves the focus to it: to its first element with `data-autofocus`, else to the panel itself. */
  openPanel(key: string): void;
  /** Has a sentence about what others did read aloud, wherever the person is in the text; not while she paused that. */
  tell(sentence: string): void;
};

/** One line in the list of shortcuts. */
export type ShortcutRow = { keys: string; text: string };

/** A panel beside the text, in a tab of its own. Hidden ones stay mounted: what was typed in them is kept. */
export type EditorPanel = {
  key: string;
  label: string;
  panel: (space: EditorSpace) => ReactNode;
  /** With Ctrl + Alt and this key (a `KeyboardEvent.code` such as «KeyO») the panel opens. */
  opens?: { code: string; row: ShortcutRow };
  /** More keys that work for this panel. */
  shortcuts?: readonly ShortcutRow[];
  /** What somebody who typed without the right to write can do here instead, as a sentence; null for nothing. */
  invite?: (right: DocumentRight) => string | null;
};
