import type { Node } from "@tiptap/pm/model";
import { initProseMirrorDoc } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type ContentNode, encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import type { CoeditingService } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";

/** Makes a version public under a name, for good. Office only; 409 `page_stale` when it is public under another name. */
export async function publishVersion(db: Db, versionId: string, label: string): Promise<void> {
  unwrap(await db.rpc("publish_document_version", { version_id: versionId, label }));
}

/**
 * Writes the text of a version into the section forward: what is the same stays untouched, the text of before stays as a version. Office
 * only. 409 `version_same` when the text of today says the same, and the reason why nobody may write.
 */
export async function restoreVersion(
  coediting: Pick<CoeditingService, "change">, by: { personId: string; loginId: string }, documentId: string, version: { id: string; content: ContentNode }, reason: string,
): Promise<void> {
  await coediting.change(
    documentId, by,
    ({ node }) => {
      const restored = nodeOf(version.content, node);
      if (restored.eq(node)) throw new AppError("version_same");
      return restored;
    },
    { action: "restore_version", payload: { versionId: version.id, reason } },
  );
}

/** A stored text in the schema of today's: attributes that it does not know yet get their defaults. */
function nodeOf(content: ContentNode, { type }: Node): Node {
  const doc = createTextDocument();
  Y.applyUpdate(doc, encodeInitialState(content));
  const restored = initProseMirrorDoc(doc.getXmlFragment(DOCUMENT_FIELD), type.schema).doc;
  doc.destroy();
  return restored;
}
