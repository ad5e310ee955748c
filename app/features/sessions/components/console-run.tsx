import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { nextItem } from "../sessions.rules.ts";
import type { AgendaItem, SessionPage } from "../sessions.schema.ts";
import { CurrentItem } from "./current-item.tsx";

/** Opening, the way through the agenda, closing. */
export function ConsoleRun({ page }: { page: SessionPage }) {
  const sessionId = page.session.id;
  if (page.session.state === "scheduled") {
    return (
      <LiveForm intent="session:open" fields={{ sessionId }} className="mb-4">
        <SubmitButton size="lg">{m.sessions_open_session()}</SubmitButton>
      </LiveForm>
    );
  }
  if (page.session.state === "closed") return null;
  const next = nextItem(page.items, page.session.currentItemId);
  return (
    <>
      <CurrentItem page={page} />
      <div className="ta-actions">
        {next && <MoveForm page={page} item={next} label={m.sessions_next_item({ title: next.title })} isMain />}
        <Confirm label={m.sessions_close_session()} question={m.sessions_close_question({ count: page.presence.total })}>
          <LiveForm intent="session:close" fields={{ sessionId }}>
            <SubmitButton variant="danger">{m.sessions_close_confirm()}</SubmitButton>
          </LiveForm>
        </Confirm>
      </div>
    </>
  );
}

type MoveProps = { page: SessionPage; item: AgendaItem; label: string; isMain?: boolean };

/** Carries the item that the page shows as current: when a colleague moved meanwhile, the command refuses. */
export function MoveForm({ page, item, label, isMain = false }: MoveProps) {
  return (
    <LiveForm intent="session:move_to_item" fields={{ sessionId: page.session.id, itemId: item.id }}>
      <input type="hidden" name="expectedItemId" value={page.session.currentItemId ?? ""} />
      <SubmitButton size={isMain ? "lg" : "sm"} variant={isMain ? "primary" : "outline"}>
        {label}
      </SubmitButton>
    </LiveForm>
  );
}
