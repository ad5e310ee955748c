import type { Extensions } from "@tiptap/core";
import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import type { EditorPanel, EditorSpace } from "../editor-space.ts";
import type { DocumentProvider } from "../provider.ts";
import { type DocumentAddress, useDocument } from "../use-document.ts";
import { useCalmState, useProviderValue } from "../use-provider-state.ts";
import { DocumentStatus } from "./document-status.tsx";
import { KeptTexts } from "./kept-texts.tsx";
import { UnsentWords } from "./unsent-words.tsx";
import { WritingSpace } from "./writing-space.tsx";
import "./document-editor.css";

export type EditorParts = {
  /** What the text is called, for its accessible name. */
  title: string;
  /** What the text may contain, and what a subject shows over it. */
  extensions: (provider: DocumentProvider) => Extensions;
  /** What a subject adds above the text, such as inserting from a proposal. Decides itself for whom. */
  tools?: (space: EditorSpace) => ReactNode;
  /** What a subject shows beside the text. */
  aside?: readonly EditorPanel[];
};

type Props = EditorParts & { address: DocumentAddress };

/** The editor of a co-edited text, for everybody who may at least read it. Loaded only where one edits, and only in the browser. */
export function DocumentEditor({ address, ...parts }: Props) {
  const provider = useDocument(address);
  const { documentId, epoch, personId } = address;
  return (
    <>
      <KeptTexts documentId={documentId} exceptEpoch={epoch} personId={personId} />
      <div className="ta-editor">{provider ? <OpenedText key={provider.doc.guid} provider={provider} {...parts} /> : <Waiting />}</div>
    </>
  );
}

function OpenedText({ provider, ...parts }: EditorParts & { provider: DocumentProvider }) {
  const state = useCalmState(provider);
  return (
    <>
      <DocumentStatus provider={provider} />
      <UnsentHere provider={provider} />
      {state.ready ? <WritingSpace provider={provider} state={state} {...parts} /> : <Waiting />}
    </>
  );
}

/** Nothing typed is lost when the right is gone or a change is not taken: it can be copied out. */
function UnsentHere({ provider }: { provider: DocumentProvider }) {
  const isStranded = useProviderValue(provider, ({ unsaved, reason, problem }) => unsaved > 0 && (reason !== null || problem !== null));
  if (!isStranded) return null;
  const discard = () => void provider.forgetUnsent().then(() => window.location.reload());
  return <UnsentWords passages={provider.unsentPassages()} onDiscard={discard} />;
}

function Waiting() {
  return <p className="ta-editor-waiting">{m.documents_editor_loading()}</p>;
}
