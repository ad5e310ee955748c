import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

const readonlyKey = new PluginKey<boolean>("readonlyText");

/** Keys that change a text wherever the caret stands. */
const WRITING_KEYS: ReadonlySet<string> = new Set(["Enter", "Backspace", "Delete"]);
/** With Ctrl or Cmd: bold, italic, underline, undo, redo. */
const WRITING_LETTERS: ReadonlySet<string> = new Set(["b", "i", "u", "z", "y"]);

export function isReadonly(state: EditorState): boolean {
  return readonlyKey.getState(state) ?? false;
}

/** Opens or closes the text for the person in front of it. */
export function setReadonly(view: EditorView, value: boolean): void {
  if (isReadonly(view.state) !== value) view.dispatch(view.state.tr.setMeta(readonlyKey, value));
}

type Options = { isReadonly: boolean; onRefused: () => void };

/**
 * A text that may be read, walked through with the arrows and selected, but not changed: the element stays editable for the browser,
 * so that caret and selection work as everywhere, and every change that does not come from the shared text is refused.
 */
export const ReadonlyText = Extension.create<Options>({
  name: "readonlyText",
  // Before the keys of the other extensions: undoing would change the shared text behind the filter's back.
  priority: 10_000,
  addOptions: () => ({ isReadonly: false, onRefused: () => {} }),
  addProseMirrorPlugins() {
    const { options } = this;
    const refuse = (view: EditorView, event?: Event): boolean => {
      if (!isReadonly(view.state)) return false;
      event?.preventDefault();
      options.onRefused();
      return true;
    };
    return [
      new Plugin<boolean>({
        key: readonlyKey,
        state: {
          init: () => options.isReadonly,
          apply(transaction, before) {
            const told: unknown = transaction.getMeta(readonlyKey);
            return typeof told === "boolean" ? told : before;
          },
        },
        filterTransaction: (transaction, state) => !isReadonly(state) || !transaction.docChanged || isFromSharedText(transaction),
        props: {
          // inputmode: on a phone the keyboard would cover half of what one wants to read.
          attributes: (state): Record<string, string> => (isReadonly(state) ? { "aria-readonly": "true", inputmode: "none", spellcheck: "false" } : { "aria-readonly": "false" }),
          handleDOMEvents: {
            beforeinput: (view, event) => refuse(view, event),
            keydown: (view, event) => isReadonly(view.state) && event.key === "Tab",
          },
          handleKeyDown(view, event) {
            const isWriting = WRITING_KEYS.has(event.key) || ((event.ctrlKey || event.metaKey) && !event.altKey && WRITING_LETTERS.has(event.key.toLowerCase()));
            return isWriting && refuse(view);
          },
          handleTextInput: (view) => refuse(view),
          handlePaste: (view) => refuse(view),
          handleDrop: (view) => refuse(view),
        },
      }),
    ];
  },
});

function isFromSharedText(transaction: Transaction): boolean {
  return Boolean(transaction.getMeta(ySyncPluginKey));
}
