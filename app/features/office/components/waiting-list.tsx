import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Tag } from "#app/ui/tag.tsx";
import type { OfficeDesk } from "../office.schema.ts";

/** What waits for the office, with the page where it is done. What is zero is left out. */
export function WaitingList({ desk }: { desk: OfficeDesk }) {
  const { slug: ambito } = useDistrict();
  const proposals = href("/:ambito/ufficio/proposte", { ambito });
  const organisations = href("/:ambito/ufficio/organizzazioni", { ambito });
  const items = [
    { key: "screen", count: desk.proposalsToScreen, label: m.office_waiting_screen(), to: proposals },
    { key: "close", count: desk.proposalsToClose, label: m.office_waiting_close(), to: proposals },
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
