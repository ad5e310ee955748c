import { m } from "#app/paraglide/messages.js";
import { HEADING_LEVELS } from "../documents.limits.ts";

/** The keys that work in the editor. */
export function EditorShortcuts() {
  const rows = [
    ["Alt + F10", m.documents_shortcut_toolbar()],
    ["Ctrl + B", m.documents_toolbar_bold()],
    ["Ctrl + I", m.documents_toolbar_italic()],
    ["Ctrl + U", m.documents_toolbar_underline()],
    [HEADING_LEVELS.map((level) => `Ctrl + Alt + ${level}`).join(", "), m.documents_shortcut_headings()],
    ["Ctrl + Alt + 0", m.documents_shortcut_paragraph()],
    ["Ctrl + Maiusc + 8", m.documents_toolbar_bullet_list()],
    ["Ctrl + Maiusc + 7", m.documents_toolbar_ordered_list()],
    ["Ctrl + Maiusc + B", m.documents_toolbar_quote()],
    ["Ctrl + Z", m.documents_toolbar_undo()],
    ["Ctrl + Maiusc + Z", m.documents_toolbar_redo()],
    ["Tab", m.documents_shortcut_cell()],
  ] as const;
  return (
    <details className="ta-editor-aside ta-shortcuts">
      <summary>{m.documents_shortcuts_title()}</summary>
      <dl className="ta-definitions mt-2">
        {rows.map(([keys, text]) => (
          <div key={keys}>
            <dt><kbd>{keys}</kbd></dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
