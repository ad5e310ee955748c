import { useMemo } from "react";
import { DocumentEditor } from "#app/features/documents/components/document-editor.tsx";
import type { EditorPanel, EditorSpace } from "#app/features/documents/editor-space.ts";
import type { DocumentProvider } from "#app/features/documents/provider.ts";
import type { DocumentAddress } from "#app/features/documents/use-document.ts";
import { m } from "#app/paraglide/messages.js";
import { commentOverlay } from "../comments/comment-overlay.extensions.ts";
import { commentsTab } from "../comments/components/comments-tab.tsx";
import type { PassageSource } from "../plan.schema.ts";
import { ImportTool } from "../import/import-tool.tsx";
import { PasteNotice } from "../import/paste-notice.tsx";
import { ORIGINS_PANEL, OriginsPanel } from "../provenance/components/origins-panel.tsx";
import { LivingNode } from "../living/components/living-node.tsx";
import { LivingProvider } from "../living/components/living-provider.tsx";
import { LivingTool } from "../living/components/living-tool.tsx";
import type { LivingChoices, LivingData } from "../living/living.schema.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { suggestionsAside } from "../suggestions/components/suggestions-aside.tsx";
import { suggestionOverlay } from "../suggestions/suggestion-overlay.extensions.ts";
import { PassageTool } from "./passage-tool.tsx";

type Section = { id: string; slug: string; title: string };
type Props = { address: DocumentAddress; section: Section; sources: readonly PassageSource[]; living: { data: LivingData; choices: LivingChoices | null } };

/** The editor of a plan's section, in a chunk of its own. */
export function SectionEditor({ address, section, sources, living }: Props) {
  const aside = useMemo(() => sectionPanels(section), [section]);
  return (
    <LivingProvider sezione={section.slug} initial={living.data}>
      <DocumentEditor address={address} title={section.title} extensions={extensionsOf} tools={(space) => <SectionTools space={space} sources={sources} choices={living.choices} />} aside={aside} />
    </LivingProvider>
  );
}

/** What the text may contain, and what is shown over it. */
function extensionsOf({ doc }: DocumentProvider) {
  return [...sectionExtensions({ livingBlock: LivingNode }), commentOverlay(doc), suggestionOverlay(doc)];
}

/** What stands beside the text, in the order of its tabs. */
function sectionPanels(section: Section): EditorPanel[] {
  const { slug } = section;
  return [
    suggestionsAside(section),
    commentsTab(section),
    {
      key: ORIGINS_PANEL,
      label: m.plan_origin_title(),
      panel: (space) => <OriginsPanel space={space} slug={slug} />,
      opens: { code: "KeyO", row: { keys: "Ctrl + Alt + O", text: m.plan_origin_shortcut() } },
    },
  ];
}

/** What stands above the text. */
function SectionTools({ space, sources, choices }: { space: EditorSpace; sources: readonly PassageSource[]; choices: LivingChoices | null }) {
  if (space.state.right !== "write") return null;
  return (
    <>
      <PassageTool editor={space.editor} sources={sources} />
      {choices && <LivingTool editor={space.editor} choices={choices} />}
      <ImportTool editor={space.editor} />
      <PasteNotice editor={space.editor} />
    </>
  );
}
