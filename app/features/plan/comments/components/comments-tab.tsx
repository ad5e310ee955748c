import type { EditorPanel } from "#app/features/documents/editor-space.ts";
import { rightReaches } from "#app/features/documents/documents.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { CommentsPanel } from "./comments-panel.tsx";

/** The tab «Commenti» beside the text of a section. */
export function commentsTab(section: { id: string; slug: string }): EditorPanel {
  return {
    key: "comments",
    label: m.comments_title(),
    panel: (space) => <CommentsPanel space={space} section={section} />,
    opens: { code: "KeyM", row: { keys: "Ctrl + Alt + M", text: m.section_comments_shortcut_new() } },
    shortcuts: [{ keys: "Ctrl + Alt + C", text: m.section_comments_shortcut_thread() }],
    invite: (right) => (rightReaches(right, "comment") ? m.section_comments_invite() : null),
  };
}
