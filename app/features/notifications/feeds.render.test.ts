import { expect, it } from "vitest";
import { renderCalendar } from "./calendar.render.ts";
import { renderAtom } from "./feed.render.ts";
import type { Calendar, Feed } from "./feeds.schema.ts";

const address = { origin: "https://tavoli.example", path: "/area-ovest/feed.xml", slug: "area-ovest", page: "/area-ovest/conferenza", locale: "it" } as const;
const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

const feed: Feed = {
  district: "PLUS Area Ovest", tavolo: null,
  entries: [
    { kind: "outcome", id: id(1), number: "AO-2026-0001", title: "Un pulmino", at: "2026-11-20T10:00:00Z", text: "Va nel piano.", state: "accepted" },
    { kind: "vote", id: id(3), number: "4", title: "Siete d’accordo?", at: "2026-11-19T10:00:00Z", state: "favourable" },
    { kind: "session", id: id(2), number: "7", title: "Terza seduta", at: "2026-11-18T10:00:00Z", startsAt: "2026-12-01T15:00:00Z", where: "Sala civica" },
    {
      kind: "proposal", id: id(1), number: "AO-2026-0001", title: "]]><script>alert(1)</script> & più", at: "2026-11-17T10:00:00Z", text: "<img src=x onerror=alert(1)>",
      proposer: { organisation: null, municipality: "Ittiri", isFormer: false },
    },
  ],
};

it("the feed has one entry a fact, each with a name of its own, an author that is no person, and its page", () => {
  const atom = renderAtom(feed, address);
  expect(atom).toContain("<updated>2026-11-20T10:00:00.000Z</updated>");
  expect([...atom.matchAll(/<id>(urn:[^<]+)<\/id>/g)].map(([, name]) => name)).toEqual([`urn:uuid:${id(1)}#esito`, `urn:uuid:${id(3)}`, `urn:uuid:${id(2)}`, `urn:uuid:${id(1)}`]);
  expect(atom).toContain('href="https://tavoli.example/area-ovest/sedute/7"');
  expect(atom).toContain("Ittiri</name>");
  expect(renderAtom({ ...feed, entries: [] }, address)).toContain("<feed");
});

it("what people typed is no markup in the feed", () => {
  const atom = renderAtom(feed, address);
  expect(atom).not.toMatch(/<script|<img/);
  // Every section of plain characters ends where it should.
  expect(atom.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "")).not.toContain("]]>");
});

const calendar: Calendar = {
  district: "PLUS Area Ovest", tavolo: "Tavolo anziani",
  sessions: [
    {
      id: id(1), number: 7, title: "Perché la città è più bella, con l’età: così già più d’una volta; è così", tavolo: "Tavolo anziani e città", where: "Sala civica, via Roma\nOzieri",
      startsAt: "2026-12-01T15:00:00Z", endsAt: "2026-12-01T17:00:00Z", changedAt: "2026-11-18T10:00:00Z", revision: 3,
    },
    {
      id: id(2), number: 8, title: "Estate 🌞 in piazza", tavolo: "Tavolo anziani", where: "", startsAt: "2027-07-01T22:30:00Z", endsAt: "2027-07-01T23:30:00Z",
      changedAt: "2026-11-18T10:00:00Z", revision: 1,
    },
  ],
  deadlines: [{ cycleId: id(3), phase: "proposte", cycle: "2027-2029", day: "2027-03-28", changedAt: "2026-11-18T10:00:00Z", revision: 2 }],
  events: [{ id: id(4), title: "Apertura", where: "", startsAt: "2027-01-10T09:00:00Z", endsAt: null, changedAt: "2026-11-18T10:00:00Z", revision: 1 }],
};

/** The lines of RFC 5545: CRLF, at most 75 octets, continuations begin with a space; nested components are closed in order. */
function parse(text: string): { lines: string[]; events: Record<string, string>[] } {
  const raw = text.split("\r\n");
  expect(raw.at(-1)).toBe("");
  for (const line of raw) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect([...line].filter((character) => character < " " && character !== "\t"), line).toEqual([]);
  }
  const lines = raw.slice(0, -1).join("\r\n").replaceAll("\r\n ", "").split("\r\n");
  const open: string[] = [];
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const [, name = "", value = ""] = /^([A-Z-]+(?:;[^:]+)?):(.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe("");
    if (name === "BEGIN") {
      open.push(value);
      if (value === "VEVENT") events.push({});
    } else if (name === "END") expect(open.pop()).toBe(value);
    else if (open.at(-1) === "VEVENT") Object.assign(events.at(-1) ?? {}, { [name]: value });
  }
  expect(open).toEqual([]);
  return { lines, events };
}

it("[NOTE-09] the calendar is well-formed and its times are those of a clock in Rome, in winter and in summer", () => {
  const { lines, events } = parse(renderCalendar(calendar, address));
  expect(lines.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
  expect(lines.filter((line) => line === "TZID:Europe/Rome")).toHaveLength(1);
  expect(events).toHaveLength(4);
  const [winter, summer, deadline, opening] = events;
  expect(winter).toMatchObject({ UID: `session-${id(1)}@tavoli-aperti`, SEQUENCE: "2", "DTSTART;TZID=Europe/Rome": "20261201T160000", "DTEND;TZID=Europe/Rome": "20261201T180000", DTSTAMP: "20261118T100000Z" });
  expect(winter?.["SUMMARY"]).toContain("Perché la città è più bella\\, con l’età: così già più d’una volta\\; è così");
  expect(winter?.["LOCATION"]).toBe("Sala civica\\, via Roma\\nOzieri");
  expect(summer).toMatchObject({ "DTSTART;TZID=Europe/Rome": "20270702T003000" });
  // The whole day, on which clocks change: until 24:00.
  expect(deadline).toMatchObject({ UID: `deadline-${id(3)}-proposte@tavoli-aperti`, "DTSTART;VALUE=DATE": "20270328", "DTEND;VALUE=DATE": "20270329", SEQUENCE: "1" });
  expect(opening).toMatchObject({ "DTSTART;TZID=Europe/Rome": "20270110T100000" });
});

it("[NOTE-09] the same dates make the same file, whatever the machine's clock says", () => {
  expect(renderCalendar(calendar, address)).toBe(renderCalendar(calendar, address));
});
