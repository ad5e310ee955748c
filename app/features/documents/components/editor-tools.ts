import type { Editor } from "@tiptap/core";
import { m } from "#app/paraglide/messages.js";
import type { IconName } from "#app/ui/icon.tsx";
import { HEADING_LEVELS } from "../documents.limits.ts";
import { tableAt } from "../number-columns.extensions.ts";

export type ToolbarState = {
  /** «0» for plain text, else the heading's level. */
  heading: string;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  bulletList: boolean;
  orderedList: boolean;
  blockquote: boolean;
  link: boolean;
  inTable: boolean;
  hasHeaderRow: boolean;
  isNumberColumn: boolean;
  callout: boolean;
  /** A note is selected. */
  note: boolean;
  canNote: boolean;
  canUndo: boolean;
  canRedo: boolean;
};

export function toolbarState(editor: Editor): ToolbarState {
  const level = HEADING_LEVELS.find((one) => editor.isActive("heading", { level: one }));
  return {
    heading: `${level ?? 0}`,
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    underline: editor.isActive("underline"),
    bulletList: editor.isActive("bulletList"),
    orderedList: editor.isActive("orderedList"),
    blockquote: editor.isActive("blockquote"),
    link: editor.isActive("link"),
    inTable: editor.isActive("table"),
    ...tableAt(editor.state),
    callout: editor.isActive("callout"),
    note: editor.isActive("footnote"),
    canNote: editor.state.selection.$to.parent.isTextblock && level === undefined,
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  };
}

/** One button: its name, the sign on it, whether it is pressed (undefined for what is no switch). */
export type Tool = { label: string; mark: string; icon?: IconName; isPressed?: boolean; isDisabled?: boolean; run: () => void };

/** The small forms that a tool opens under the toolbar. */
export type ToolForm = "link" | "note" | "callout" | "caption";

export function textTools(editor: Editor, state: ToolbarState, open: (form: ToolForm) => void): Tool[] {
  const chain = () => editor.chain().focus();
  return [
    { label: m.documents_toolbar_bold(), mark: "B", isPressed: state.bold, run: () => chain().toggleBold().run() },
    { label: m.documents_toolbar_italic(), mark: "I", isPressed: state.italic, run: () => chain().toggleItalic().run() },
    { label: m.documents_toolbar_underline(), mark: "U", isPressed: state.underline, run: () => chain().toggleUnderline().run() },
    { label: m.documents_toolbar_bullet_list(), mark: "• –", isPressed: state.bulletList, run: () => chain().toggleBulletList().run() },
    { label: m.documents_toolbar_ordered_list(), mark: "1. –", isPressed: state.orderedList, run: () => chain().toggleOrderedList().run() },
    { label: m.documents_toolbar_quote(), mark: "« »", isPressed: state.blockquote, run: () => chain().toggleBlockquote().run() },
    { label: m.documents_toolbar_link(), mark: "", icon: "it-link", isPressed: state.link, run: () => open("link") },
    { label: m.documents_toolbar_note(), mark: "a¹", isPressed: state.note, isDisabled: !state.canNote, run: () => open("note") },
    { label: m.documents_toolbar_callout(), mark: "▌!", isPressed: state.callout, run: () => open("callout") },
    { label: m.documents_toolbar_rule(), mark: "—", run: () => chain().setHorizontalRule().run() },
    { label: m.documents_toolbar_table(), mark: "▦", isDisabled: state.inTable, run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
    { label: m.documents_toolbar_undo(), mark: "↶", isDisabled: !state.canUndo, run: () => chain().undo().run() },
    { label: m.documents_toolbar_redo(), mark: "↷", isDisabled: !state.canRedo, run: () => chain().redo().run() },
  ];
}

export function tableTools(editor: Editor, state: ToolbarState, open: (form: ToolForm) => void): Tool[] {
  const chain = () => editor.chain().focus();
  return [
    { label: m.documents_toolbar_caption(), mark: "T ▦", run: () => open("caption") },
    { label: m.documents_toolbar_header_row(), mark: "▔ ▦", isPressed: state.hasHeaderRow, run: () => chain().toggleHeaderRow().run() },
    { label: m.documents_toolbar_number_column(), mark: "123", isPressed: state.isNumberColumn, run: () => chain().toggleNumberColumn().run() },
    { label: m.documents_toolbar_row_before(), mark: "+ ↑", run: () => chain().addRowBefore().run() },
    { label: m.documents_toolbar_row_add(), mark: "+ ↓", run: () => chain().addRowAfter().run() },
    { label: m.documents_toolbar_row_delete(), mark: "− ↓", run: () => chain().deleteRow().run() },
    { label: m.documents_toolbar_column_before(), mark: "+ ←", run: () => chain().addColumnBefore().run() },
    { label: m.documents_toolbar_column_add(), mark: "+ →", run: () => chain().addColumnAfter().run() },
    { label: m.documents_toolbar_column_delete(), mark: "− →", run: () => chain().deleteColumn().run() },
    { label: m.documents_toolbar_table_delete(), mark: "✕ ▦", run: () => chain().deleteTable().run() },
  ];
}
