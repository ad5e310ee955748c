import { useEffect, useRef, useState } from "react";
import { href } from "react-router";
import { whenIdle } from "#app/platform/realtime/when-idle.ts";
import { minutes } from "#app/platform/time.ts";

/** How old the header's number may be while somebody goes from page to page. */
const LIFETIME = minutes(1);

/**
 * How many notices wait: asked for when the page is idle, so that no page waits for it. Only for who is signed in.
 * Asked again at most once a minute, and always around the page where notices are read. 0 without scripts.
 */
export function useUnread(pathname: string): number {
  const [unread, setUnread] = useState(0);
  const asked = useRef({ at: 0, wasThere: false });
  useEffect(() => {
    const isThere = pathname.startsWith(href("/avvisi"));
    const { at, wasThere } = asked.current;
    if (!isThere && !wasThere && Date.now() - at < LIFETIME) return;
    asked.current = { at: Date.now(), wasThere: isThere };
    whenIdle(async () => {
      const answer: unknown = await fetch(href("/avvisi/nuovi"), { credentials: "same-origin" }).then((response) => response.json(), () => null);
      if (typeof answer === "object" && answer !== null && "unread" in answer && typeof answer.unread === "number") setUnread(answer.unread);
    });
  }, [pathname]);
  return unread;
}
