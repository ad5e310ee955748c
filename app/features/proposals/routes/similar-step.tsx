import { Form, href, redirect } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { personOrFormSent, requirePerson } from "#app/features/identity/require-person.server.ts";
import { SimilarHits } from "#app/features/topics/components/similar-hits.tsx";
import type { SimilarHit } from "#app/features/topics/similar.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { requireMyProposal } from "../proposals.queries.server.ts";
import { askMerge } from "../similar.commands.server.ts";
import { listMergeOffers, listSimilarProposals } from "../similar.queries.server.ts";
import { AskMergeFormSchema } from "../similar.schema.ts";
import type { Route } from "./+types/similar-step";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

/** Between writing and reading over, for browsers that run no script: goes straight on when nothing resembles the draft. */
export async function loader({ context, request, params: { ambito, id } }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const title = `${m.topics_similar_proposals_page()} · ${district.name}`;
  const draft = href("/:ambito/proposte/bozze/:id", { ambito, id });
  if (personOrFormSent(context, request) === null) return { title, draft, hits: [], offers: [] };
  const { content } = await requireMyProposal(db, district.id, id);
  const [similar, offers] = await Promise.all([listSimilarProposals(db, district.id, content.title, content.need), listMergeOffers(db, id)]);
  const hits = similar.filter((hit) => hit.id !== id);
  if (hits.length === 0 && request.method === "GET") throw redirect(`${draft}?passo=rilettura`);
  return { title, draft, hits, offers: offers.map((offer) => offer.id) };
}

export async function action({ context, request, params: { ambito, id } }: Route.ActionArgs) {
  const formData = await request.formData();
  const parsed = parseForm(AskMergeFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const asked = await commandResult(formData, async () => {
    requirePerson(context, request);
    await askMerge(getDb(context), id, parsed.data);
  });
  return "ok" in asked ? redirect(href("/:ambito/proposte/bozze/:id/simili", { ambito, id })) : asked;
}

export default function SimilarStep({ loaderData: { draft, hits, offers }, params: { ambito } }: Route.ComponentProps) {
  const pageOf = (hit: SimilarHit) => href("/:ambito/proposte/:numero", { ambito, numero: hit.number });
  return (
    <Page title={m.topics_similar_proposals_page()} width="narrow" breadcrumb={useDistrictCrumbs({ label: m.proposals_list_mine(), to: href("/:ambito/proposte/mie", { ambito }) }, { label: m.topics_similar_proposals_page() })}>
      <PostedFailure />
      {hits.length > 0 && (
        <SimilarHits
          title={m.topics_similar_proposals_title()}
          text={m.topics_similar_proposals_text()}
          hits={hits}
          linkTo={pageOf}
          actions={(hit) => (
            <Form method="post" className="d-flex flex-wrap gap-3 align-items-center">
              <a href={`${pageOf(hit)}#sostegno`}>{m.topics_similar_proposals_support()}</a>
              <input type="hidden" name="intoId" value={hit.id} />
              <SubmitButton name="wanted" value={offers.includes(hit.id) ? "no" : "yes"} variant="outline" size="xs">
                {offers.includes(hit.id) ? m.topics_similar_proposals_unmerge() : m.topics_similar_proposals_merge()}
              </SubmitButton>
              {offers.includes(hit.id) && <span>{m.topics_similar_proposals_merged()}</span>}
            </Form>
          )}
        />
      )}
      <p className="d-flex flex-wrap gap-3">
        <LinkButton to={`${draft}?passo=rilettura`}>{m.topics_similar_proposals_go_on()}</LinkButton>
        <LinkButton to={draft} variant="outline">{m.topics_similar_proposals_back()}</LinkButton>
      </p>
    </Page>
  );
}
