import { type CSSProperties, useEffect, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { companyOf } from "../company.rules.ts";
import type { Participant } from "../documents.events.ts";
import { caretColour, participantName } from "../participant.render.ts";
import type { EditorSpace } from "../editor-space.ts";
import { followCaret } from "../follow.ts";
import { pauseAnnouncements, usePausedAnnouncements } from "../paused-announcements.ts";

/** Who is in the text, by organisation or office, citizens as a number. Somebody who writes can be followed. */
export function WhoIsHere({ space }: { space: EditorSpace }) {
  const { me, others } = space.state;
  const { named, citizens, readers } = companyOf(others);
  const { followed, follow } = useFollowing(space);
  const isPaused = usePausedAnnouncements();
  return (
    <>
      {others.length === 0 && <p className="mb-1">{m.documents_who_alone()}</p>}
      <ul className="ta-who">
        {me && <li><Mark colour={me.colour} />{m.documents_who_you({ name: participantName(me) })}</li>}
        {named.map((other) => (
          <li key={other.clientId}>
            <Mark colour={other.colour} />
            {participantName(other)}
            {other.cursor && <FollowButton other={other} isFollowed={followed?.clientId === other.clientId} onFollow={follow} />}
          </li>
        ))}
        {citizens > 0 && <li>{m.documents_who_citizens({ count: citizens })}</li>}
        {readers > 0 && <li>{m.documents_who_readers({ count: readers })}</li>}
      </ul>
      <label className="ta-who-quiet">
        <input type="checkbox" checked={isPaused} onChange={(event) => pauseAnnouncements(event.target.checked)} /> {m.documents_who_quiet()}
      </label>
      <p className="visually-hidden" role="status">{followed ? m.documents_follow_begun({ name: participantName(followed) }) : ""}</p>
    </>
  );
}

type FollowProps = { other: Participant; isFollowed: boolean; onFollow: (other: Participant | null) => void };

function FollowButton({ other, isFollowed, onFollow }: FollowProps) {
  return (
    <button type="button" className="ta-who-follow" aria-pressed={isFollowed} onClick={() => onFollow(isFollowed ? null : other)}>
      {m.documents_follow({ name: participantName(other) })}
    </button>
  );
}

function useFollowing({ editor, provider }: EditorSpace): { followed: Participant | null; follow: (other: Participant | null) => void } {
  const [followed, setFollowed] = useState<Participant | null>(null);
  useEffect(() => {
    if (!followed) return;
    const onEnd = () => setFollowed(null);
    const stop = followCaret({ editor, provider, clientId: followed.clientId, onEnd });
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onEnd();
    document.addEventListener("keydown", onKey);
    return () => {
      stop();
      document.removeEventListener("keydown", onKey);
    };
  }, [followed, editor, provider]);
  return { followed, follow: setFollowed };
}

function Mark({ colour }: { colour: number }) {
  const style: CSSProperties & { "--caret": string } = { "--caret": caretColour(colour) };
  return <span className="ta-who-mark" style={style} aria-hidden="true" />;
}
