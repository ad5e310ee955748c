import { m } from "#app/paraglide/messages.js";
import { HEADING_LEVELS } from "../documents.limits.ts";
import type { EditorPanel, ShortcutRow } from "../editor-space.ts";

type Props = { canWrite: boolean; panels: readonly EditorPanel[] };

/** The keys that work in the editor: its own and those of the panels beside the text. */
export function EditorShortcuts({ canWrite, panels }: Props) {
  const rows = [...moving(), ...panels.flatMap(({ opens, shortcuts = [] }) => [...(opens ? [opens.row] : []), ...shortcuts]), ...(canWrite ? writing() : [])];
  return (
    <details className="ta-editor-aside ta-shortcuts">
      <summary>{m.documents_shortcuts_title()}</summary>
      <dl className="ta-definitions mt-2">
        {rows.map(({ keys, text }) => (
          <div key={`${keys} ${text}`}>
            <dt><kbd>{keys}</kbd></dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function moving(): ShortcutRow[] {
  return [
    { keys: "F6", text: m.documents_shortcut_next_part() },
    { keys: `${m.documents_key_shift()} + F6`, text: m.documents_shortcut_previous_part() },
    { keys: "Esc, Tab", text: m.documents_shortcut_leave() },
    { keys: "Esc", text: m.documents_shortcut_follow_end() },
  ];
}

function writing(): ShortcutRow[] {
  return [
    { keys: "Alt + F10", text: m.documents_shortcut_toolbar() },
    { keys: "Ctrl + B", text: m.documents_toolbar_bold() },
    { keys: "Ctrl + I", text: m.documents_toolbar_italic() },
    { keys: "Ctrl + U", text: m.documents_toolbar_underline() },
    { keys: HEADING_LEVELS.map((level) => `Ctrl + Alt + ${level}`).join(", "), text: m.documents_shortcut_headings() },
    { keys: "Ctrl + Alt + 0", text: m.documents_shortcut_paragraph() },
    { keys: `Ctrl + ${m.documents_key_shift()} + 8`, text: m.documents_toolbar_bullet_list() },
    { keys: `Ctrl + ${m.documents_key_shift()} + 7`, text: m.documents_toolbar_ordered_list() },
    { keys: `Ctrl + ${m.documents_key_shift()} + B`, text: m.documents_toolbar_quote() },
    { keys: "Ctrl + Z", text: m.documents_toolbar_undo() },
    { keys: `Ctrl + ${m.documents_key_shift()} + Z`, text: m.documents_toolbar_redo() },
    { keys: "Tab", text: m.documents_shortcut_cell() },
  ];
}
