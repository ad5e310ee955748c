import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";

type Place = { ambito: string; /** Null for the whole district. */ tavolo: string | null };

function addresses({ ambito, tavolo }: Place): { feed: string; calendar: string } {
  const language = getLocale() === "en" ? "?lingua=en" : "";
  return tavolo === null
    ? { feed: href("/:ambito/feed.xml", { ambito }) + language, calendar: href("/:ambito/calendario.ics", { ambito }) + language }
    : { feed: href("/:ambito/tavoli/:tavolo/feed.xml", { ambito, tavolo }) + language, calendar: href("/:ambito/tavoli/:tavolo/calendario.ics", { ambito, tavolo }) + language };
}

/** For a page's `meta`: browsers and feed readers find the feed and the calendar by themselves. */
export function followMeta(place: Place) {
  const { feed, calendar } = addresses(place);
  return [
    { tagName: "link" as const, rel: "alternate", type: "application/atom+xml", title: m.feeds_follow_feed(), href: feed },
    { tagName: "link" as const, rel: "alternate", type: "text/calendar", title: m.feeds_follow_calendar(), href: calendar },
  ];
}

/** The same addresses for people. They are files, not pages: the browser fetches them itself. */
export function FollowLinks({ place, title }: { place: Place; title: string }) {
  const { feed, calendar } = addresses(place);
  return (
    <section className="mb-5" id="segui">
      <h2>{title}</h2>
      <p>{m.feeds_follow_text()}</p>
      <ul>
        <li>
          <a href={calendar} type="text/calendar">{m.feeds_follow_calendar()}</a>
        </li>
        <li>
          <a href={feed} type="application/atom+xml">{m.feeds_follow_feed()}</a>
        </li>
      </ul>
    </section>
  );
}
