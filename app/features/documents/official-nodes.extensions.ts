import { type Editor, InputRule, mergeAttributes, Node } from "@tiptap/core";
import Heading from "@tiptap/extension-heading";
import { Table } from "@tiptap/extension-table";
import { NodeRange } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { liftTarget } from "@tiptap/pm/transform";
import { m } from "#app/paraglide/messages.js";
import { CaptionedTableView } from "./captioned-table-view.ts";
import { DOCUMENT_LIMITS } from "./documents.limits.ts";
import { calloutWord } from "./callout-word.render.ts";
import { attributeOf, isCalloutKind, isLivingKind, isLivingRef } from "./node-attributes.rules.ts";

declare module "@tiptap/core" {
  // eslint-disable-next-line typescript/consistent-type-definitions -- only an interface is merged with the library's
  interface EditorEvents {
    /** A paragraph that holds a note was to become a title. */
    headingRefused: [];
  }
  // eslint-disable-next-line typescript/consistent-type-definitions -- only an interface is merged with the library's
  interface Commands<ReturnType> {
    footnote: {
      /** Writes a note at the selection, or changes the selected one. */
      setFootnote: (text: string) => ReturnType;
    };
    callout: {
      /** Puts the selected blocks in a callout, or changes the kind of the one around them. */
      setCallout: (kind: string) => ReturnType;
      unsetCallout: () => ReturnType;
    };
    caption: {
      setTableCaption: (caption: string) => ReturnType;
    };
    livingBlock: {
      /** Puts a living block after the block in which the selection ends. */
      insertLivingBlock: (block: { kind: string; ref: string }) => ReturnType;
    };
  }
}

/** Living blocks stand between the blocks of the text, never inside one. */
export const OfficialDocument = Node.create({ name: "doc", topNode: true, content: "(block | livingBlock)+" });

/** A heading holds no note: the contents would print it again. Who makes a heading of a paragraph with a note would lose the note, so it can't be done. */
export const NotelessHeading = Heading.extend({
  content: "(text | hardBreak)*",
  addCommands() {
    const parent = this.parent?.();
    return {
      ...parent,
      setHeading: (attributes) => (props) => !isRefused(props) && (parent?.setHeading?.(attributes)(props) ?? false),
      toggleHeading: (attributes) => (props) => !isRefused(props) && (parent?.toggleHeading?.(attributes)(props) ?? false),
    };
  },
  addInputRules() {
    const { editor } = this;
    return (this.parent?.() ?? []).map((rule) => new InputRule({ find: rule.find, handler: (props) => (isRefused({ ...props, editor, dispatch: true }) ? null : rule.handler(props)) }));
  },
});

type Attempt = { editor: Editor; state: EditorState; dispatch: unknown };

/** Who tries it is told; who only asks whether it could be done is not. */
function isRefused({ editor, state, dispatch }: Attempt): boolean {
  const isHeld = holdsNote(state);
  if (isHeld && dispatch) editor.emit("headingRefused");
  return isHeld;
}

function holdsNote({ doc, selection }: EditorState): boolean {
  const { $from, $to } = selection;
  let found = false;
  doc.nodesBetween($from.start(), $to.end(), (node) => {
    found ||= node.type.name === "footnote";
    return !found;
  });
  return found;
}

/** A note to a word: its text is an attribute, its number comes from its place. */
export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return {
      text: {
        default: "",
        parseHTML: (element) => attributeOf(element.getAttribute("data-footnote") ?? "", DOCUMENT_LIMITS.footnoteLength),
        renderHTML: ({ text }) => ({ "data-footnote": text, title: text }),
      },
    };
  },
  parseHTML() {
    return [{ tag: "span[data-footnote]" }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const text: unknown = node.attrs["text"];
    return ["span", mergeAttributes(HTMLAttributes, { class: "ta-note-mark" }), ["span", { class: "visually-hidden" }, m.documents_note_read({ text: typeof text === "string" ? text : "" })]];
  },
  addCommands() {
    return {
      setFootnote: (text) => ({ chain, state }) => {
        const attrs = { text: attributeOf(text, DOCUMENT_LIMITS.footnoteLength) };
        const { selection } = state;
        const isOnNote = "node" in selection && state.doc.nodeAt(selection.from)?.type.name === this.name;
        if (isOnNote) return chain().updateAttributes(this.name, attrs).run();
        return selection.$to.parent.type.contentMatch.matchType(this.type) !== null && chain().insertContentAt(selection.to, { type: this.name, attrs }).run();
      },
    };
  },
});

/** Words set apart: what to know, what to watch out for, an example. */
export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "(paragraph | bulletList | orderedList)+",
  defining: true,
  addAttributes() {
    return {
      kind: {
        default: "info",
        parseHTML: (element) => {
          const kind = element.getAttribute("data-callout");
          return isCalloutKind(kind) ? kind : "info";
        },
        renderHTML: ({ kind }) => ({ "data-callout": kind, "data-word": calloutWord(kind), class: `ta-callout ta-callout-${kind}` }),
      },
    };
  },
  parseHTML() {
    return [{ tag: "aside[data-callout]" }];
  },
  renderHTML({ HTMLAttributes }) {
    return ["aside", HTMLAttributes, 0];
  },
  addCommands() {
    return {
      setCallout: (kind) => ({ commands, editor }) => (editor.isActive(this.name) ? commands.updateAttributes(this.name, { kind }) : commands.wrapIn(this.name, { kind })),
      unsetCallout: () => ({ state, tr, dispatch }) => {
        const { $from } = state.selection;
        let depth = $from.depth;
        while (depth > 0 && $from.node(depth).type !== this.type) depth -= 1;
        if (depth === 0) return false;
        const inside = new NodeRange(state.doc.resolve($from.start(depth)), state.doc.resolve($from.end(depth)), depth);
        const target = liftTarget(inside);
        if (target === null) return false;
        if (dispatch) tr.lift(inside, target);
        return true;
      },
    };
  },
});

/** A table with its title above it, as the official document prints it. */
export const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: null,
        parseHTML: (element) => attributeOf(element.querySelector(":scope > caption")?.textContent?.trim() ?? "", DOCUMENT_LIMITS.captionLength) || null,
        renderHTML: () => ({}),
      },
    };
  },
  parseHTML() {
    // The caption is an attribute: read as content it would become a row.
    return [{ tag: "table" }, { tag: "caption", ignore: true }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const caption: unknown = node.attrs["caption"];
    if (typeof caption !== "string" || caption === "") return ["table", HTMLAttributes, ["tbody", 0]];
    return ["table", HTMLAttributes, ["caption", { contenteditable: "false" }, caption], ["tbody", 0]];
  },
  addNodeView() {
    return ({ node, HTMLAttributes }) => new CaptionedTableView(node, HTMLAttributes);
  },
  addCommands() {
    const parent = this.parent?.();
    return {
      ...parent,
      // At the end of the text one must be able to go on writing.
      insertTable: (options) => (props) => {
        if (!parent?.insertTable?.(options)(props)) return false;
        const { tr, state, dispatch } = props;
        const after = state.schema.nodes["paragraph"]?.create();
        if (dispatch && after && tr.doc.lastChild?.type === this.type) tr.insert(tr.doc.content.size, after);
        return true;
      },
      setTableCaption: (caption) => ({ commands }) => commands.updateAttributes(this.name, { caption: attributeOf(caption.trim(), DOCUMENT_LIMITS.captionLength) || null }),
    };
  },
});

/**
 * A block that shows data of the platform by reference: a proposal, a vote's result, the services' table. The data are no part of the
 * text: pages resolve them, a version freezes them.
 */
export const LivingBlock = Node.create({
  name: "livingBlock",
  group: "living",
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes() {
    return {
      kind: {
        default: "proposal",
        parseHTML: (element) => {
          const kind = element.getAttribute("data-living");
          return isLivingKind(kind) ? kind : "proposal";
        },
        renderHTML: ({ kind }) => ({ "data-living": kind }),
      },
      ref: {
        default: "",
        parseHTML: (element) => {
          const ref = element.getAttribute("data-ref");
          return isLivingRef(ref) ? ref : "x";
        },
        renderHTML: ({ ref }) => ({ "data-ref": ref }),
      },
    };
  },
  parseHTML() {
    return [{ tag: "div[data-living][data-ref]" }];
  },
  renderHTML({ HTMLAttributes }) {
    return ["div", HTMLAttributes];
  },
  addCommands() {
    return {
      insertLivingBlock: ({ kind, ref }) => ({ chain, state }) => {
        if (!isLivingKind(kind) || !isLivingRef(ref)) return false;
        const { $to } = state.selection;
        const after = $to.depth === 0 ? $to.pos : $to.after(1);
        const block = { type: this.name, attrs: { kind, ref, id: crypto.randomUUID() } };
        // At the end of the text one must be able to go on writing.
        return chain().insertContentAt(after, after === state.doc.content.size ? [block, { type: "paragraph" }] : block).run();
      },
    };
  },
});
