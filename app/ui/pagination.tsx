import { Link, useSearchParams } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { buttonClass } from "./button.tsx";

type Props = {
  /** The cursor after the last row shown, or null when there is no more. */
  nextCursor: string | null;
  /** Name of the cursor in the address. */
  parameter?: string | undefined;
  /** What is listed, for the label of the navigation. */
  label: string;
};

/** «Mostra altri» for a list paged by cursor: the filters stay in the address, and so does the cursor. */
export function Pagination({ nextCursor, parameter = "dopo", label }: Props) {
  const [search] = useSearchParams();
  const isFirstPage = !search.has(parameter);
  if (nextCursor === null && isFirstPage) return null;
  return (
    <nav className="ta-pagination" aria-label={label}>
      {!isFirstPage && (
        <Link to={{ search: withCursor(search, parameter, null) }} className={buttonClass("link")}>
          {m.ui_pagination_first()}
        </Link>
      )}
      {nextCursor !== null && (
        <Link to={{ search: withCursor(search, parameter, nextCursor) }} className={buttonClass("outline")}>
          {m.ui_pagination_more()}
        </Link>
      )}
    </nav>
  );
}

function withCursor(current: URLSearchParams, parameter: string, cursor: string | null): string {
  const next = new URLSearchParams(current);
  if (cursor === null) next.delete(parameter);
  else next.set(parameter, cursor);
  return next.size === 0 ? "" : `?${next}`;
}
