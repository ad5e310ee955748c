import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { TextKind } from "../moderation.limits.ts";

type Props = { ambito: string; kind: TextKind; id: string; /** Of the text, for who hears the link alone. */ title: string };

/** Where a reader points out a text that should not be public. */
export function ReportLink({ ambito, kind, id, title }: Props) {
  return (
    <Link to={href("/:ambito/segnala/:tipo/:id", { ambito, tipo: kind, id })} className="ta-quiet-link" rel="nofollow">
      {m.moderation_report_link()}
      <span className="visually-hidden"> «{title}»</span>
    </Link>
  );
}
