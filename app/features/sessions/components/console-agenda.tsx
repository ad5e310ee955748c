import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { sessionLimits } from "../sessions.limits.ts";
import type { AgendaItem, ConsoleView, SessionPage } from "../sessions.schema.ts";
import { MoveForm } from "./console-run.tsx";

/** The agenda with what may still be done to each item; what was discussed stays as it is. */
export function ConsoleAgenda({ page, view }: { page: SessionPage; view: ConsoleView }) {
  return (
    <>
      <ol className="ta-agenda">
        {page.items.map((item) => (
          <li key={item.id} aria-current={item.id === page.session.currentItemId ? "step" : undefined}>
            <span>
              <strong>{item.title}</strong> {item.id === page.session.currentItemId && <Tag tone="success">{m.sessions_now()}</Tag>}
              <br />
              {m.sessions_item_minutes({ minutes: item.minutes })}
              {item.proposal && ` · ${m.sessions_proposal_name({ number: item.proposal.number, title: item.proposal.title })}`}
            </span>
            <ItemActions page={page} item={item} />
          </li>
        ))}
      </ol>
      {page.session.state !== "closed" && <AddItem page={page} view={view} />}
    </>
  );
}

function ItemActions({ page, item }: { page: SessionPage; item: AgendaItem }) {
  const fields = { sessionId: page.session.id, itemId: item.id };
  const isOpen = page.session.state === "open";
  return (
    <span className="ta-actions">
      {isOpen && item.id !== page.session.currentItemId && <MoveForm page={page} item={item} label={m.sessions_move_here()} />}
      {item.startedAt === null && page.session.state !== "closed" && (
        <>
          <LiveForm intent="agenda:shift" fields={{ ...fields, direction: "up" }}>
            <SubmitButton size="xs" variant="link" aria-label={m.sessions_up_name({ title: item.title })}>{m.sessions_up()}</SubmitButton>
          </LiveForm>
          <LiveForm intent="agenda:shift" fields={{ ...fields, direction: "down" }}>
            <SubmitButton size="xs" variant="link" aria-label={m.sessions_down_name({ title: item.title })}>{m.sessions_down()}</SubmitButton>
          </LiveForm>
          <LiveForm intent="agenda:remove" fields={fields}>
            <SubmitButton size="xs" variant="link" aria-label={m.sessions_remove_name({ title: item.title })}>{m.sessions_remove()}</SubmitButton>
          </LiveForm>
        </>
      )}
    </span>
  );
}

function AddItem({ page, view }: { page: SessionPage; view: ConsoleView }) {
  return (
    <LiveForm intent="agenda:add" fields={{ sessionId: page.session.id }} resetsAfter>
      {(failure) => (
        <details className="ta-panel" open={failure ? true : undefined}>
          <summary>{m.sessions_add_item()}</summary>
          <TextField name="title" id="titolo-punto" label={m.sessions_item_title()} required maxLength={sessionLimits.itemTitleMax} error={failure?.fieldSentences["title"]} defaultValue={text(failure?.values["title"])} />
          <TextField name="minutes" id="minuti-punto" label={m.sessions_item_minutes_label()} type="number" min={1} max={sessionLimits.itemMinutesMax} required error={failure?.fieldSentences["minutes"]} defaultValue={text(failure?.values["minutes"]) ?? "15"} />
          {view.proposals.length > 0 && (
            <SelectField
              name="proposalId" id="proposta-punto" label={m.sessions_item_proposal()} emptyLabel={m.sessions_item_no_proposal()} error={failure?.fieldSentences["proposalId"]}
              options={view.proposals.map(({ id, number, title }) => ({ value: id, label: m.sessions_proposal_name({ number, title }) }))}
            />
          )}
          <SubmitButton>{m.sessions_add_item_submit()}</SubmitButton>
        </details>
      )}
    </LiveForm>
  );
}

function text(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
