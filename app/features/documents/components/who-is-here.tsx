import { type CSSProperties, useEffect, useRef, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import type { Participant } from "../documents.events.ts";
import { caretColour, participantName } from "../documents.render.ts";

type Props = { me: Omit<Participant, "cursor"> | null; others: readonly Participant[] };

/** Who is in the text, by organisation or office. Coming and going is said politely, a few at a time. */
export function WhoIsHere({ me, others }: Props) {
  const spoken = useComingAndGoing(others);
  return (
    <section className="ta-editor-aside" aria-labelledby="who-is-here">
      <h2 id="who-is-here" className="h6">{m.documents_who_title()}</h2>
      {others.length === 0 && <p className="mb-1">{m.documents_who_alone()}</p>}
      <ul>
        {me && <Mark name={m.documents_who_you({ name: participantName(me) })} colour={me.colour} />}
        {others.map((other) => (
          <Mark key={other.clientId} name={participantName(other)} colour={other.colour} />
        ))}
      </ul>
      <p className="visually-hidden" role="status">{spoken}</p>
    </section>
  );
}

function Mark({ name, colour }: { name: string; colour: number }) {
  const style: CSSProperties & { "--caret": string } = { "--caret": caretColour(colour) };
  return (
    <li>
      <span className="ta-who-mark" style={style} aria-hidden="true" />
      {name}
    </li>
  );
}

/** What changed since a moment ago, in one sentence: ten arrivals at once are one announcement. */
function useComingAndGoing(others: readonly Participant[]): string {
  const known = useRef<ReadonlyMap<number, string> | null>(null);
  const [spoken, setSpoken] = useState("");
  // Carets move all the time; only who is there matters here.
  const names = JSON.stringify(others.map((other) => [other.clientId, participantName(other)]));
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = readNames(names);
      const before = known.current ?? now;
      known.current = now;
      const entered = [...now].filter(([id]) => !before.has(id)).map(([, name]) => m.documents_announce_entered({ name }));
      const left = [...before].filter(([id]) => !now.has(id)).map(([, name]) => m.documents_announce_left({ name }));
      if (entered.length + left.length > 0) setSpoken([...entered, ...left].join(" "));
    }, 1_500);
    return () => clearTimeout(timer);
  }, [names]);
  return spoken;
}

function readNames(names: string): Map<number, string> {
  const pairs: [number, string][] = JSON.parse(names);
  return new Map(pairs);
}
