import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";

/**
 * Tab has a meaning inside tables and lists; Escape before it takes that away once, so that the keyboard is never caught in the text
 * (WCAG 2.1.2).
 */
export const TabLeavesText = Extension.create({
  name: "tabLeavesText",
  priority: 9_000,
  addProseMirrorPlugins() {
    let isLeaving = false;
    return [
      new Plugin({
        key: new PluginKey("tabLeavesText"),
        props: {
          handleDOMEvents: {
            keydown(_view, event) {
              const leaves = isLeaving && event.key === "Tab";
              if (event.key !== "Shift") isLeaving = event.key === "Escape";
              // True keeps the editor's own keys out of it; the browser then moves the focus.
              return leaves;
            },
          },
        },
      }),
    ];
  },
});
