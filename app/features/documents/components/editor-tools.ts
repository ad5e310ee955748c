import type { Editor } from "@tiptap/core";
import { m } from "#app/paraglide/messages.js";
import type { IconName } from "#app/ui/icon.tsx";
import { HEADING_LEVELS } from "../documents.limits.ts";

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
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  };
}

/** One button: its name, the sign on it, whether it is pressed (undefined for what is no switch). */
export type Tool = { label: string; mark: string; icon?: IconName; isPressed?: boolean; isDisabled?: boolean; run: () => void };

export function textTools(editor: Editor, state: ToolbarState, toggleLink: () => void): Tool[] {
  const chain = () => editor.chain().focus();
  return [
    { label: m.documents_toolbar_bold(), mark: "B", isPressed: state.bold, run: () => chain().toggleBold().run() },
    { label: m.documents_toolbar_italic(), mark: "I", isPressed: state.italic, run: () => chain().toggleItalic().run() },
    { label: m.documents_toolbar_underline(), mark: "U", isPressed: state.underline, run: () => chain().toggleUnderline().run() },
    { label: m.documents_toolbar_bullet_list(), mark: "• –", isPressed: state.bulletList, run: () => chain().toggleBulletList().run() },
    { label: m.documents_toolbar_ordered_list(), mark: "1. –", isPressed: state.orderedList, run: () => chain().toggleOrderedList().run() },
    { label: m.documents_toolbar_quote(), mark: "« »", isPressed: state.blockquote, run: () => chain().toggleBlockquote().run() },
    { label: m.documents_toolbar_link(), mark: "", icon: "it-link", isPressed: state.link, run: toggleLink },
    { label: m.documents_toolbar_rule(), mark: "—", run: () => chain().setHorizontalRule().run() },
    { label: m.documents_toolbar_table(), mark: "▦", isDisabled: state.inTable, run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
    { label: m.documents_toolbar_undo(), mark: "↶", isDisabled: !state.canUndo, run: () => chain().undo().run() },
    { label: m.documents_toolbar_redo(), mark: "↷", isDisabled: !state.canRedo, run: () => chain().redo().run() },
  ];
}

export function tableTools(editor: Editor): Tool[] {
  const chain = () => editor.chain().focus();
  return [
    { label: m.documents_toolbar_row_add(), mark: "＋ ↓", run: () => chain().addRowAfter().run() },
    { label: m.documents_toolbar_row_delete(), mark: "－ ↓", run: () => chain().deleteRow().run() },
    { label: m.documents_toolbar_column_add(), mark: "＋ →", run: () => chain().addColumnAfter().run() },
    { label: m.documents_toolbar_column_delete(), mark: "－ →", run: () => chain().deleteColumn().run() },
    { label: m.documents_toolbar_table_delete(), mark: "✕ ▦", run: () => chain().deleteTable().run() },
  ];
}
