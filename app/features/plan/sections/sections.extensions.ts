import type { Extensions } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { BlockIdentity } from "#app/features/documents/block-identity.extensions.ts";
import { HEADING_LEVELS, isAllowedLink } from "#app/features/documents/documents.limits.ts";

/**
 * What a section's text may contain: the only definition. The names are those of documents.limits.ts, which the server's gate
 * and the exports read; a test compares the two.
 */
export function sectionExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [...HEADING_LEVELS] },
      link: {
        openOnClick: false,
        autolink: true,
        protocols: ["http", "https", "mailto", "tel"],
        isAllowedUri: (url) => isAllowedLink(url),
        HTMLAttributes: { target: null, rel: "noopener noreferrer nofollow" },
      },
      // Undoing is the collaboration's own: one's own steps only. The others are no part of an official text.
      undoRedo: false,
      trailingNode: false,
      code: false,
      codeBlock: false,
      strike: false,
    }),
    TableKit.configure({ table: { resizable: false } }),
    BlockIdentity,
  ];
}
