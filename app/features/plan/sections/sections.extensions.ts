import type { Extensions, Node } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { BlockIdentity } from "#app/features/documents/block-identity.extensions.ts";
import { HEADING_LEVELS, isAllowedLink } from "#app/features/documents/documents.limits.ts";
import { EvenTable, LawfulText } from "#app/features/documents/even-tables.extensions.ts";
import { NumberColumns } from "#app/features/documents/number-columns.extensions.ts";
import { Callout, Footnote, LivingBlock, NotelessHeading, OfficialDocument } from "#app/features/documents/official-nodes.extensions.ts";

/**
 * What a section's text may contain: the only definition. The names are those of documents.limits.ts, which the server's gate
 * and the exports read; a test compares the two. The browser passes living blocks that show themselves.
 */
export function sectionExtensions({ livingBlock = LivingBlock }: { livingBlock?: Node } = {}): Extensions {
  return [
    StarterKit.configure({
      document: false,
      heading: false,
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
    OfficialDocument,
    NotelessHeading.configure({ levels: [...HEADING_LEVELS] }),
    TableKit.configure({ table: false }),
    EvenTable.configure({ resizable: false }),
    NumberColumns,
    Callout,
    Footnote,
    livingBlock,
    BlockIdentity,
    LawfulText,
  ];
}
