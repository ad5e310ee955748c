import { Extension } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { IDENTIFIED_NODES, ORIGIN_NODES } from "./documents.limits.ts";

const identified: ReadonlySet<string> = new Set<string>(IDENTIFIED_NODES);

/**
 * Every block has a stable id, unique in its text, and may carry the number of the proposal that it comes from. Splitting
 * gives the new half its own id and keeps the origin, except for the empty block that Enter makes at the end: what will be
 * written there is new. Pasting keeps an id only when its block is gone (cut and paste).
 */
export const BlockIdentity = Extension.create({
  name: "blockIdentity",
  addGlobalAttributes() {
    return [
      {
        types: [...IDENTIFIED_NODES],
        attributes: {
          id: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element) => element.getAttribute("data-id"),
            renderHTML: ({ id }) => (typeof id === "string" ? { "data-id": id } : {}),
          },
        },
      },
      {
        types: [...ORIGIN_NODES],
        attributes: {
          proposal: {
            default: null,
            parseHTML: (element) => element.getAttribute("data-proposal"),
            renderHTML: ({ proposal }) => (typeof proposal === "string" ? { "data-proposal": proposal } : {}),
          },
        },
      },
    ];
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("blockIdentity"),
        props: {
          transformPasted: (slice, view) => withoutTakenIds(slice, takenIds(view.state.doc)),
        },
        appendTransaction(transactions, _before, state) {
          // Only who wrote gives ids: if every screen did, each would give another one.
          if (!transactions.some((transaction) => transaction.docChanged && !isRemote(transaction))) return null;
          const seen = new Set<string>();
          const { tr } = state;
          state.doc.descendants((node, position) => {
            if (!identified.has(node.type.name)) return;
            const id: unknown = node.attrs["id"];
            if (typeof id === "string" && id !== "" && !seen.has(id)) return void seen.add(id);
            const made = crypto.randomUUID();
            seen.add(made);
            tr.setNodeAttribute(position, "id", made);
            if (node.childCount === 0 && typeof node.attrs["proposal"] === "string") tr.setNodeAttribute(position, "proposal", null);
          });
          return tr.docChanged ? tr.setMeta("addToHistory", false) : null;
        },
      }),
    ];
  },
});

function isRemote(transaction: Transaction): boolean {
  return Boolean(transaction.getMeta(ySyncPluginKey));
}

function takenIds(doc: Node): Set<string> {
  const taken = new Set<string>();
  doc.descendants((node) => {
    const id: unknown = node.attrs["id"];
    if (typeof id === "string") taken.add(id);
  });
  return taken;
}

function withoutTakenIds(slice: Slice, taken: ReadonlySet<string>): Slice {
  const clean = (fragment: Fragment): Fragment => {
    const nodes: Node[] = [];
    fragment.forEach((node) => {
      const id: unknown = node.attrs["id"];
      const attrs = typeof id === "string" && taken.has(id) ? { ...node.attrs, id: null } : node.attrs;
      nodes.push(node.isText ? node : node.type.create(attrs, clean(node.content), node.marks));
    });
    return Fragment.fromArray(nodes);
  };
  return new Slice(clean(slice.content), slice.openStart, slice.openEnd);
}
