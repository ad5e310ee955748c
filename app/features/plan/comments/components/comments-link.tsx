import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import type { CommentFigures } from "../section-comments.schema.ts";

/** From a section to what is said about it, with how much there is. */
export function CommentsLink({ ambito, sezione, figures: { open, resolved } }: { ambito: string; sezione: string; figures: CommentFigures }) {
  const label = open + resolved === 0 ? m.comments_title() : m.section_comments_link({ open, resolved });
  return <p className="mt-4 d-print-none"><LinkButton to={href("/:ambito/piano/:sezione/commenti", { ambito, sezione })} variant="outline" icon="it-comment">{label}</LinkButton></p>;
}
