import type { Loading } from "./loading.ts";

const districts = [
  { key: "area-ovest", reporter: "ao-cit-siliqua", lead: "Comune di Villa San Pietro" },
  { key: "anglona-coros-figulinas", reporter: null, lead: "Comune di Osilo" },
] as const;

const hidden = {
  body: "Chi organizza queste riunioni non capisce niente e farebbe meglio a stare zitto.",
  reason: "Il commento offende le persone che organizzano gli incontri: scrivi che cosa non funziona.",
  appeal: "L'orario degli incontri mi impedisce di venire e ho scritto di fretta: non volevo offendere. Chiedo di poter spiegare meglio.",
};

/** What the office has decided so far, a report that waits, a hidden comment whose author asks to look again; the privacy notices, filled in as far as an invented body can. */
export async function loadModeration({ tx, id, clock }: Loading): Promise<void> {
  for (const district of districts) {
    const districtId = id("district", district.key);
    await tx`
      insert into public.moderation_decisions (district_id, kind, subject_id, decision, decided_at)
      select ${districtId}, 'comment', c.id, 'published', c.created_at + interval '5 hours'
      from public.proposal_comments c join public.proposals p on p.id = c.proposal_id where p.district_id = ${districtId} and c.moderation = 'published'`;
    await tx`
      insert into public.moderation_reports (district_id, kind, subject_id, reporter_id, ground, note, reported_at)
      select ${districtId}, 'comment', c.id, ${district.reporter === null ? null : id("person", district.reporter)}, 'off_topic', 'Parla della viabilità, non dei servizi alla persona.', ${clock.at(-1, "19:20")}
      from public.proposal_comments c join public.proposals p on p.id = c.proposal_id
      where p.district_id = ${districtId} and c.moderation = 'published' and c.kind = 'note' order by c.created_at desc limit 1`;
    await tx`
      insert into public.privacy_notices (district_id, controller, controller_contact, dpo_contact, processors, hosting, rights_contact)
      values (${districtId}, ${`${district.lead}, ente capofila (dati dimostrativi)`}, 'ufficio.piano@example.org', 'rpd@example.org', 'Nessuno: il software gira sui computer dell''ente.', 'Server dell''ente, in Italia.', 'ufficio.piano@example.org')`;
  }
  await hideOne({ tx, id, clock });
}

async function hideOne({ tx, id, clock }: Loading): Promise<void> {
  const districtId = id("district", "area-ovest");
  const [comment] = await tx<{ id: string; author_id: string }[]>`
    insert into public.proposal_comments (proposal_id, kind, body, author_id, author_municipality_id, moderation, moderation_reason, created_at)
    select p.id, 'against', ${hidden.body}, ${id("person", "ao-cit-siliqua")}, f.municipality_id, 'hidden', ${hidden.reason}, ${clock.at(-3, "21:05")}
    from public.proposals p cross join public.profiles f
    where p.district_id = ${districtId} and p.state = 'admitted' and p.published_at is not null and f.id = ${id("person", "ao-cit-siliqua")}
    order by p.number limit 1 returning id, author_id`;
  if (!comment) return;
  const [decision] = await tx<{ id: string }[]>`
    insert into public.moderation_decisions (district_id, kind, subject_id, decision, ground, reason, decided_at)
    values (${districtId}, 'comment', ${comment.id}, 'hidden', 'offensive', ${hidden.reason}, ${clock.at(-2, "09:10")}) returning id`;
  await tx`
    insert into public.moderation_appeals (decision_id, district_id, author_id, body, appealed_at)
    values (${decision?.id ?? null}, ${districtId}, ${comment.author_id}, ${hidden.appeal}, ${clock.at(-1, "08:40")})`;
}
