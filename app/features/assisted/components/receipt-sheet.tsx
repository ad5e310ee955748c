import { useDistrict } from "#app/features/districts/use-district.ts";
import { PrintButton } from "#app/features/minutes/components/print-button.tsx";
import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Time } from "#app/ui/time.tsx";
import type { AssistedReceipt } from "../assisted.schema.ts";
import { kindName } from "../assisted.render.ts";
import { QrCode } from "./qr-code.tsx";

export type Receipt = { receipt: AssistedReceipt; followAt: string; qr: { path: string; size: number }; at: string };

/** What the person takes home: number, code, and where to look. The code is shown this once. */
export function ReceiptSheet({ receipt, followAt, qr, at }: Receipt) {
  const { slug: ambito, name } = useDistrict();
  return (
    <>
      <section className="ta-panel mb-4" aria-label={m.assisted_receipt_title()}>
        <p className="fw-semibold">{name}</p>
        <DefinitionList
          items={[
            { term: m.assisted_receipt_what(), description: kindName(receipt.kind) },
            { term: m.assisted_receipt_number(), description: <strong className="fs-3">{receipt.number}</strong> },
            { term: m.assisted_receipt_code(), description: <strong className="fs-3 font-monospace">{receipt.code}</strong> },
            { term: m.assisted_receipt_date(), description: <Time value={at} withTime /> },
          ]}
        />
        <p>{m.assisted_receipt_how({ address: followAt })}</p>
        <QrCode qr={qr} address={followAt} />
      </section>
      <p className="d-print-none">{m.assisted_receipt_once()}</p>
      <p className="d-flex flex-wrap gap-3 d-print-none">
        <PrintButton />
        <LinkButton to={href("/:ambito/ufficio/assistita", { ambito })} variant="outline">{m.assisted_receipt_next()}</LinkButton>
      </p>
    </>
  );
}
