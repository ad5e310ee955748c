import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { type FormEvent, useState } from "react";
import { LIVING_KINDS, type LivingKind } from "#app/features/documents/documents.limits.ts";
import { isLivingKind } from "#app/features/documents/node-attributes.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDate } from "#app/platform/i18n/format.ts";
import { Button } from "#app/ui/button.tsx";
import { type Option, SelectField } from "#app/ui/field.tsx";
import { headingName, livingName } from "../living.render.ts";
import type { LivingChoices } from "../living.schema.ts";

type Props = { editor: Editor; choices: LivingChoices };

/** «Inserisci dati»: a proposal, a vote's result, a table of services by reference. Also says which living block is selected. */
export function LivingTool({ editor, choices }: Props) {
  const [kind, setKind] = useState<LivingKind>("proposal");
  const [inserted, setInserted] = useState<LivingKind | null>(null);
  const options = optionsOf(kind, choices);
  function insert(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const ref = new FormData(event.currentTarget).get("ref");
    if (typeof ref !== "string" || ref === "") return;
    if (editor.chain().focus().insertLivingBlock({ kind, ref }).run()) setInserted(kind);
  }
  return (
    <>
      <details className="ta-editor-aside">
        <summary>{m.plan_living_open()}</summary>
        <p className="mt-2">{m.plan_living_hint()}</p>
        <form onSubmit={insert}>
          <SelectField
            name="kind" id="living-kind" label={m.plan_living_kind()} value={kind} onChange={(event) => isLivingKind(event.target.value) && setKind(event.target.value)}
            options={LIVING_KINDS.map((one) => ({ value: one, label: livingName(one) }))}
          />
          {options.length === 0 ? <p>{m.plan_living_none()}</p> : <SelectField key={kind} name="ref" id="living-ref" label={m.plan_living_which()} emptyLabel="" options={options} required />}
          <Button type="submit" size="sm" disabled={options.length === 0}>{m.plan_living_insert()}</Button>
        </form>
        <p role="status" className="mt-2">{inserted && m.plan_living_inserted({ what: livingName(inserted) })}</p>
      </details>
      <SelectedBlock editor={editor} choices={choices} />
    </>
  );
}

/** For who can't see the frame around the block. */
function SelectedBlock({ editor, choices }: Props) {
  const selected = useEditorState({ editor, selector: ({ editor: { state } }) => selectedBlock(state.selection) });
  const name = selected && (optionsOf(selected.kind, choices).find(({ value }) => value === selected.ref)?.label ?? selected.ref);
  return <p className="visually-hidden" role="status">{selected && m.plan_living_selected({ what: livingName(selected.kind), name: name ?? "" })}</p>;
}

function selectedBlock(selection: unknown): { kind: LivingKind; ref: string } | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "livingBlock") return null;
  const { kind, ref } = selection.node.attrs;
  return isLivingKind(kind) && typeof ref === "string" ? { kind, ref } : null;
}

function optionsOf(kind: LivingKind, { proposals, votes, services }: LivingChoices): Option[] {
  switch (kind) {
    case "proposal":
      return proposals.map(({ ref, title }) => ({ value: ref, label: `${ref} – ${title}` }));
    case "vote":
      return votes.map(({ ref, title, date }) => ({ value: ref, label: `${formatDate(date)} – ${title}` }));
    case "services": {
      const all = services.length > 1 ? [{ value: "all", label: m.plan_living_all_services() }] : [];
      return [...all, ...services.map((heading) => ({ value: heading, label: headingName(heading) }))];
    }
  }
}
