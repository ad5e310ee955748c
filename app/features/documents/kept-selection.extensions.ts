import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const isAwayKey = new PluginKey<boolean>("keptSelection");

/**
 * While the focus is in a panel the browser no longer marks the selected words: they stay marked, because the comment or the suggestion that
 * is being written there is about them. Only drawn over the text of the person who selected them.
 */
export const KeptSelection = Extension.create({
  name: "keptSelection",
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key: isAwayKey,
      state: {
        init: () => false,
        // Tiptap says with a transaction of its own that the focus came or went.
        apply(transaction, isAway) {
          if (transaction.getMeta("blur")) return true;
          return transaction.getMeta("focus") ? false : isAway;
        },
      },
      props: {
        decorations(state) {
          const { selection, doc } = state;
          if (!isAwayKey.getState(state) || selection.empty || !(selection instanceof TextSelection)) return null;
          return DecorationSet.create(doc, [Decoration.inline(selection.from, selection.to, { class: "ta-kept-selection" })]);
        },
      },
    }),
  ],
});
