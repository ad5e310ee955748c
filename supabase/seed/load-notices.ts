import type { Loading } from "./loading.ts";

/**
 * What the invented people find at /avvisi: the sessions to come, this month's votes at their tavoli, what became of their
 * proposals. Made from what stands in the database, with its dates; older than a week it is read. Nothing goes out by mail.
 */
export async function loadNotices({ tx }: Loading): Promise<void> {
  await tx`
    insert into private.notices (person_id, kind, district_id, payload, created_at, read_at, channel)
    select t.person_id, t.kind, t.district_id, t.payload, t.at, case when t.at < now() - interval '7 days' then t.at + interval '1 day' end, 'none'
    from (
      select person as person_id, 'session_convened' as kind, s.district_id, least(s.starts_at - interval '14 days', now() - interval '2 days') as at,
        jsonb_build_object('title', s.title, 'tavolo', v.name, 'startsAt', s.starts_at, 'where', s.place, 'path', '/' || d.slug || '/sedute/' || s.number) as payload
      from public.sessions s join public.tavoli v on v.id = s.tavolo_id join public.districts d on d.id = s.district_id
      cross join lateral private.tavolo_people(s.tavolo_id) person
      where s.state = 'scheduled'
      union all
      select person, 'vote_opened', o.district_id, o.opened_at,
        jsonb_build_object('title', o.question, 'tavolo', v.name, 'path', '/' || d.slug || '/votazioni/' || o.number)
      from public.votes o join public.sessions s on s.id = o.session_id join public.tavoli v on v.id = s.tavolo_id join public.districts d on d.id = o.district_id
      cross join lateral private.tavolo_people(s.tavolo_id) person
      where o.opened_at > now() - interval '30 days'
      union all
      select person, 'proposal_admitted', p.district_id, p.published_at, jsonb_build_object('number', p.number, 'title', p.title)
      from public.proposals p cross join lateral private.proposal_people(p.id) person where p.published_at is not null
      union all
      select person, 'proposal_closed', p.district_id, o.published_at, jsonb_build_object('number', p.number, 'title', p.title, 'reason', o.reason)
      from public.proposal_outcomes o join public.proposals p on p.id = o.proposal_id cross join lateral private.proposal_people(p.id) person where p.published_at is not null
    ) t
    where t.at <= now()
    order by t.at, t.person_id`;
}
