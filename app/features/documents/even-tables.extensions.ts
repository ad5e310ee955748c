import { type CommandProps, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Command, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, fixTables, tableEditingKey } from "@tiptap/pm/tables";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { CaptionedTable } from "./official-nodes.extensions.ts";

/**
 * A table that several people change at once. Where one added a column and another a row, the new row is short when both meet. The library
 * evens it out in every browser that hears of it, so each adds the missing cell, then each the cells that are missing beside those, and
 * so on. Here only who works in the table evens it out: with her next change in it, or before a row or a column comes or goes.
 */
export const EvenTable = CaptionedTable.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      addRowBefore: () => evenFirst(addRowBefore),
      addRowAfter: () => evenFirst(addRowAfter),
      addColumnBefore: () => evenFirst(addColumnBefore),
      addColumnAfter: () => evenFirst(addColumnAfter),
      deleteRow: () => evenFirst(deleteRow),
      deleteColumn: () => evenFirst(deleteColumn),
    };
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map((plugin) => (plugin.spec.key === tableEditingKey ? evenedByWriters(plugin) : plugin));
  },
});

/** In a table with short rows the library's commands would put rows inside rows. */
function evenFirst(command: Command): (props: CommandProps) => boolean {
  return ({ editor, view, state, tr, dispatch }) => {
    const fix = dispatch && tr.steps.length === 0 ? fixTables(editor.state) : undefined;
    if (!fix) return command(state, dispatch);
    // Two changes after each other: the command reads the table as the first one leaves it.
    tr.setMeta("preventDispatch", true);
    view.dispatch(fix);
    return command(view.state, view.dispatch);
  };
}

function evenedByWriters(plugin: Plugin): Plugin {
  const { appendTransaction } = plugin.spec;
  return new Plugin({
    ...plugin.spec,
    appendTransaction(transactions, before, state) {
      const isOwn = transactions.some((one) => one.docChanged && !isFromSharedText(one));
      // With the same text before and after, only the selection is looked at.
      return appendTransaction?.call(plugin, transactions, isOwn ? before : state, state);
    },
  });
}

/** No change made here leaves a text that the schema does not allow: the server would refuse it, and everything written after it. */
export const LawfulText = Extension.create({
  name: "lawfulText",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("lawfulText"),
        filterTransaction: (transaction, { doc }) => !transaction.docChanged || isFromSharedText(transaction) || isLawful(transaction.doc, doc),
      }),
    ];
  },
});

/** Looks at what differs from the text before, which was lawful. */
export function isLawful(doc: Node, before: Node): boolean {
  if (!doc.type.validContent(doc.content)) return false;
  const known = new Set(before.content.content);
  try {
    for (const block of doc.content.content) if (!known.has(block)) block.check();
    return true;
  } catch {
    return false;
  }
}

function isFromSharedText(transaction: Transaction): boolean {
  return Boolean(transaction.getMeta(ySyncPluginKey));
}
