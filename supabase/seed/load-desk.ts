import { DESK, VIEWS, WEIGHTS } from "./content/desk.ts";
import { plusMinutes } from "./demo-clock.ts";
import type { Loading } from "./loading.ts";

/** Who follows which proposal, notes, reviews and prepared answers; what the offices did so far stands in the audit trail. */
export async function loadDesk(loading: Loading): Promise<void> {
  const { tx, id, clock } = loading;
  for (const [index, seed] of DESK.entries()) {
    const proposal = id("proposal", seed.proposal);
    const at = plusMinutes(clock.at(-2, "09:00"), index * 20);
    const due = seed.dueIn === undefined ? null : clock.day(seed.dueIn);
    await tx`insert into private.desk_items (proposal_id, assignee_id, due_on) values (${proposal}, ${id("person", seed.assignee)}, ${due})`;
    if (seed.note) {
      const [note] = await tx<{ id: string }[]>`
        insert into private.desk_notes (proposal_id, author_id, body, created_at) values (${proposal}, ${id("person", seed.note.by)}, ${seed.note.body}, ${at}) returning id`;
      for (const mention of seed.note.mentions) await tx`insert into private.desk_note_mentions (note_id, person_id) values (${note?.id ?? ""}, ${id("person", mention)})`;
    }
    if (seed.review) {
      const { texts, ...scores } = seed.review;
      const [relevance_text, feasibility_text, cost_text, competence_text] = texts;
      await tx`insert into private.proposal_reviews ${tx({ proposal_id: proposal, ...scores, relevance_text, feasibility_text, cost_text, competence_text, updated_by: id("person", seed.assignee), updated_at: at })}`;
    }
    if (seed.draft) await tx`insert into private.outcome_drafts ${tx({ proposal_id: proposal, ...seed.draft, updated_by: id("person", seed.assignee), updated_at: at })}`;
  }
  for (const { district, ...weights } of WEIGHTS) await tx`insert into private.review_weights ${tx({ district_id: id("district", district), ...weights })}`;
  for (const { district, owner, name, filters, shared } of VIEWS) {
    await tx`insert into private.desk_views (district_id, owner_id, name, filters, shared) values (${id("district", district)}, ${id("person", owner)}, ${name}, ${tx.json(filters)}, ${shared})`;
  }
  await loadTrail(loading);
}

/** The trail of what the offices did with proposals, as their commands would have written it. */
async function loadTrail({ tx }: Loading): Promise<void> {
  await tx`
    insert into private.audit_events (happened_at, district_id, act, subject_id, detail, acted_as)
    select m.moved_at, p.district_id,
      case when m.to_state in ('admitted', 'returned') then 'screen_proposal' when m.to_state = 'under_review' then 'start_proposal_review' else 'close_proposal' end, p.id,
      case when m.to_state = 'admitted' then '{"decision": "admit"}' when m.to_state = 'returned' then '{"decision": "return"}'
        when m.to_state = 'under_review' then '{}' else jsonb_build_object('outcome', m.to_state) end, 'plan_office_staff'
    from public.proposal_moves m join public.proposals p on p.id = m.proposal_id
    where m.acted_as = 'office' and m.from_state <> 'merged'
      and m.to_state in ('admitted', 'returned', 'under_review', 'accepted', 'accepted_in_part', 'deferred', 'not_accepted', 'out_of_competence')
    order by m.moved_at`;
}
