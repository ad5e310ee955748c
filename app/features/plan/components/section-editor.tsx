import { DocumentEditor } from "#app/features/documents/components/document-editor.tsx";
import type { DocumentAddress } from "#app/features/documents/use-document.ts";
import type { PassageSource } from "../plan.schema.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { PassageTool } from "./passage-tool.tsx";

type Props = { address: DocumentAddress; title: string; sources: readonly PassageSource[] };

/** The editor of a plan's section, in a chunk of its own. */
export function SectionEditor({ address, title, sources }: Props) {
  return <DocumentEditor address={address} title={title} extensions={sectionExtensions} tools={(editor) => <PassageTool editor={editor} sources={sources} />} />;
}
