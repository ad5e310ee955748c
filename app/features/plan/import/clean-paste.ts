import { Plugin, PluginKey } from "@tiptap/pm/state";
import { cleanHtml, type CleaningReport } from "./clean-html.rules.ts";

/** What our own editor copies is clean already and keeps its blocks' origins. */
const OWN = "data-pm-slice";

export const cleanPasteKey = new PluginKey("cleanPaste");

/** Cleans what is pasted from Word and from the web before the editor reads it. `onCleaned` hears what was left out, for the page to say. */
export function cleanPaste(onCleaned: (report: CleaningReport) => void): Plugin {
  return new Plugin({
    key: cleanPasteKey,
    props: {
      transformPastedHTML(html) {
        if (html.includes(OWN)) return html;
        const document = new DOMParser().parseFromString(html, "text/html");
        onCleaned(cleanHtml(document));
        return document.body.innerHTML;
      },
    },
  });
}
