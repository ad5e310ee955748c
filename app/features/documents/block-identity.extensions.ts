import { Extension } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { originNumbers, withOrigins } from "./block-origins.rules.ts";
import { IDENTIFIED_NODES, ORIGIN_NODES } from "./documents.limits.ts";

const identified: ReadonlySet<string> = new Set<string>(IDENTIFIED_NODES);
const originNodes: ReadonlySet<string> = new Set<string>(ORIGIN_NODES);

/**
 * Every block has a stable id, unique in its text, and may carry the number of the proposal that it comes from. Splitting
 * gives the new half its own id and keeps the origin, except for the empty block that Enter makes at the end: what will be
 * written there is new. Joining two blocks keeps the origins of both. Pasting keeps an id only when its block is gone (cut and paste).
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
        appendTransaction(transactions, before, state) {
          // Only who wrote gives ids: if every screen did, each would give another one.
          if (!transactions.some((transaction) => transaction.docChanged && !isRemote(transaction))) return null;
          if (isTyping(before.doc, state.doc)) return null;
          const { tr } = state;
          giveIds(tr);
          keepOrigins(tr, before.doc, transactions);
          // A part of what the person did: undoing that takes this back too.
          return tr.docChanged ? tr : null;
        },
      }),
    ];
  },
});

/** Most transactions: letters inside blocks that stay what and where they were. Nothing to look after, and long texts need not be walked. */
function isTyping(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  for (let place = 0; place < after.childCount; place += 1) {
    const [was, is] = [before.child(place), after.child(place)];
    if (was !== is && !(was.isTextblock && is.isTextblock && typeof is.attrs["id"] === "string" && was.attrs["id"] === is.attrs["id"])) return false;
  }
  return true;
}

function giveIds(tr: Transaction): void {
  const seen = new Set<string>();
  tr.doc.descendants((node, position) => {
    if (!identified.has(node.type.name)) return;
    const id: unknown = node.attrs["id"];
    if (typeof id === "string" && id !== "" && !seen.has(id)) return void seen.add(id);
    const made = crypto.randomUUID();
    seen.add(made);
    tr.setNodeAttribute(position, "id", made);
    if (node.childCount === 0 && typeof node.attrs["proposal"] === "string") tr.setNodeAttribute(position, "proposal", null);
  });
}

/** Words that came from a proposal and now stand in another block take that origin along: joined paragraphs keep both. */
function keepOrigins(tr: Transaction, before: Node, transactions: readonly Transaction[]): void {
  const ids = takenIds(tr.doc);
  before.descendants((node, position) => {
    const numbers = originNumbers(node.attrs["proposal"]);
    if (numbers.length === 0 || ids.has(String(node.attrs["id"]))) return;
    const from = movedTo(transactions, position + 1, 1);
    const to = movedTo(transactions, position + node.nodeSize - 1, -1);
    if (from >= to) return;
    const $from = tr.doc.resolve(from);
    if (originNodes.has($from.parent.type.name)) tr.setNodeAttribute($from.before(), "proposal", withOrigins($from.parent.attrs["proposal"], numbers));
  });
}

function movedTo(transactions: readonly Transaction[], position: number, side: 1 | -1): number {
  return transactions.reduce((at, { mapping }) => mapping.map(at, side), position);
}

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
