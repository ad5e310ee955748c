import type { ReactNode } from "react";
import { href } from "react-router";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDate, formatTime } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { Tag, type TagTone } from "#app/ui/tag.tsx";
import { stateName } from "../sessions.render.ts";
import type { SessionFacts } from "../sessions.schema.ts";
import type { SessionState } from "../sessions.limits.ts";

const tones = { scheduled: "neutral", open: "success", closed: "info" } as const satisfies Record<SessionState, TagTone>;

export function SessionStateTag({ state }: { state: SessionState }) {
  return <Tag tone={tones[state]}>{stateName(state)}</Tag>;
}

type Props = { session: SessionFacts; /** The page below the session's own: its console, its minutes. */ subpage?: string | undefined; actions?: ReactNode; children: ReactNode };

/** The frame of a session's pages. */
export function SessionPageFrame({ session, subpage, actions, children }: Props) {
  const { slug: ambito } = useDistrict();
  const seduta = String(session.number);
  const crumbs = useDistrictCrumbs(
    { label: m.sessions_title(), to: href("/:ambito/sedute", { ambito }) },
    { label: session.title, to: href("/:ambito/sedute/:seduta", { ambito, seduta }) },
    ...(subpage ? [{ label: subpage }] : []),
  );
  return (
    <Page
      title={subpage ? m.sessions_subpage_title({ subpage, title: session.title }) : session.title}
      eyebrow={m.sessions_eyebrow({ number: session.number, tavolo: session.tavolo.name })}
      breadcrumb={crumbs}
      actions={actions}
    >
      {children}
    </Page>
  );
}

/** When and where; the link to the meeting only when the page got one. */
export function SessionFactsList({ session }: { session: SessionFacts }) {
  const { slug: ambito } = useDistrict();
  return (
    <DefinitionList
      items={[
        { term: m.sessions_when(), description: m.sessions_when_value({ date: formatDate(session.startsAt, "full"), from: formatTime(session.startsAt), to: formatTime(session.endsAt) }) },
        { term: m.sessions_place(), description: session.place },
        {
          term: m.sessions_online(),
          description: session.onlineLink ? <a href={session.onlineLink} rel="noreferrer">{m.sessions_online_open()}</a> : session.isOnline ? m.sessions_online_hidden() : null,
        },
        { term: m.sessions_tavolo(), description: <a href={href("/:ambito/tavoli/:tavolo", { ambito, tavolo: session.tavolo.slug })}>{session.tavolo.name}</a> },
        { term: m.sessions_state(), description: <SessionStateTag state={session.state} /> },
      ]}
    />
  );
}
