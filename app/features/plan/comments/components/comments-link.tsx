import { href } from "react-router";
import { LinkButton } from "#app/ui/button.tsx";
import { commentsLink } from "../section-comments.render.ts";
import type { CommentFigures } from "../section-comments.schema.ts";

/** From a section to what is said about it, with how much there is. */
export function CommentsLink({ ambito, sezione, figures }: { ambito: string; sezione: string; figures: CommentFigures }) {
  return <p className="mt-4 d-print-none"><LinkButton to={href("/:ambito/piano/:sezione/commenti", { ambito, sezione })} variant="outline" icon="it-comment">{commentsLink(figures)}</LinkButton></p>;
}
