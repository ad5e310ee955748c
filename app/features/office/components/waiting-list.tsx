import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { deskSearch } from "../desk/desk.render.ts";
import type { OfficeDesk } from "../office.schema.ts";

/** What waits for the office, with the page where it is done. What is zero is left out. */
export function WaitingList({ desk }: { desk: OfficeDesk }) {
  const { slug: ambito } = useDistrict();
  const proposals = href("/:ambito/ufficio/proposte", { ambito });
  const organisations = href("/:ambito/ufficio/organizzazioni", { ambito });
  const items = [
    { key: "screen", count: desk.proposalsToScreen, label: m.office_waiting_screen(), to: `${proposals}${deskSearch({ state: "submitted", sort: "sent" })}` },
    { key: "close", count: desk.proposalsToClose, label: m.office_waiting_close(), to: `${proposals}${deskSearch({ answer: "open" })}` },
    { key: "ready", count: desk.answersReady, label: m.office_waiting_ready(), to: href("/:ambito/ufficio/pubblicazione", { ambito }) },
    { key: "mine", count: desk.mine, label: m.office_waiting_mine(), to: `${proposals}${deskSearch({ assignee: "me" })}` },
    { key: "late", count: desk.late, label: m.office_waiting_late(), to: `${proposals}${deskSearch({ due: "late" })}` },
    { key: "texts", count: desk.textsToRead, label: m.office_waiting_texts(), to: href("/:ambito/ufficio/moderazione", { ambito }) },
    { key: "verify", count: desk.organisationsToVerify, label: m.office_waiting_verify(), to: href("/:ambito/ufficio/accrediti", { ambito }) },
    { key: "adesioni", count: desk.adesioniToDecide, label: m.office_waiting_adesioni(), to: href("/:ambito/ufficio/adesioni", { ambito }) },
    { key: "delegate", count: desk.organisationsWithoutDelegate, label: m.office_waiting_delegate(), to: organisations },
    { key: "account", count: desk.delegatesWithoutAccount, label: m.office_waiting_account(), to: organisations },
    { key: "facilitator", count: desk.tavoliWithoutFacilitator, label: m.office_waiting_facilitator(), to: href("/:ambito/ufficio/tavoli", { ambito }) },
  ].filter((item) => item.count > 0);
  if (items.length === 0) return <EmptyState title={m.office_waiting_none()} />;
  return (
    <ul className="list-unstyled">
      {items.map((item) => (
        <li key={item.key} className="py-2 border-bottom">
          <Tag tone="warning">{item.count}</Tag> <Link to={item.to}>{item.label}</Link>
        </li>
      ))}
    </ul>
  );
}
