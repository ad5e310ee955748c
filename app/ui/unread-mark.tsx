import { m } from "#app/paraglide/messages.js";
import { useUnread } from "./use-unread.ts";

/** How many notices wait, beside the person's name. Nothing when there are none. */
export function UnreadMark({ pathname }: { pathname: string }) {
  const unread = useUnread(pathname);
  if (unread === 0) return null;
  return (
    <span className="ta-unread">
      <span aria-hidden="true">{unread}</span>
      <span className="visually-hidden">{m.ui_account_unread({ count: unread })}</span>
    </span>
  );
}
