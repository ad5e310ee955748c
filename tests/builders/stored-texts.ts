import { getSchema } from "@tiptap/core";
import * as Y from "yjs";
import { sectionExtensions } from "#app/features/plan/sections/sections.extensions.ts";
import type { CoeditingService } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { createDocumentStore } from "#server/coediting/document-store.ts";
import { editableText, editContent } from "#server/coediting/edit-content.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";

/** Texts as they are stored, for pages that run without the co-editing server: read from the log, changed by one transaction. */
export function storedTexts({ sql }: TestDatabase): Pick<CoeditingService, "read" | "change"> {
  const store = createDocumentStore(sql);
  const schema = getSchema(sectionExtensions());
  async function load(documentId: string): Promise<{ doc: Y.Doc; epoch: number }> {
    const loaded = await store.load(documentId);
    if (!loaded) throw new AppError("not_found");
    const doc = createTextDocument();
    for (const update of [loaded.snapshot.state, ...loaded.updates.map(({ body }) => body)]) Y.applyUpdate(doc, update);
    return { doc, epoch: loaded.epoch };
  }
  return {
    async read(documentId, look) {
      return look(editableText((await load(documentId)).doc, schema));
    },
    async change(documentId, by, edit, record) {
      const { doc, epoch } = await load(documentId);
      const before = Y.encodeStateVector(doc);
      let isChanged = false;
      doc.on("update", () => void (isChanged = true));
      editContent(doc, schema, edit);
      const body = isChanged ? Y.encodeStateAsUpdate(doc, before) : new Uint8Array();
      return store.appendChange(documentId, by, { epoch, clientId: doc.clientID, body }, record);
    },
  };
}
