import type { EditorPanel } from "#app/features/documents/editor-space.ts";
import { rightReaches } from "#app/features/documents/documents.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { SuggestionsPanel } from "./suggestions-panel.tsx";

/** The tab «Suggerimenti» beside a section's text. */
export function suggestionsAside(section: { id: string; slug: string }): EditorPanel {
  return {
    key: "suggestions",
    label: m.suggestions_panel_label(),
    panel: (space) => <SuggestionsPanel space={space} section={section} />,
    opens: { code: "KeyS", row: { keys: "Ctrl + Alt + S", text: m.suggestions_shortcut_open() } },
    invite: (right) => (rightReaches(right, "suggest") ? m.suggestions_invite() : null),
  };
}
