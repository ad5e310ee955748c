import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { proposerLabel } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Page } from "#app/ui/page.tsx";
import { MergeForm, MergeLinks } from "../components/merge-forms.tsx";
import { mergeProposals, undoMerge } from "../lineage.commands.server.ts";
import { requireMergePage } from "../lineage.queries.server.ts";
import { MergeFormSchema, UndoFormSchema } from "../lineage.schema.ts";
import { mayMerge } from "../thread.rules.ts";
import type { Route } from "./+types/merge";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const page = await requireMergePage(getDb(context), district.id, params.numero);
  return { title: m.proposals_meta_title({ title: m.thread_merge_title({ number: page.proposal.number }), district: district.name }), page };
}

export async function action({ context, request, params: { ambito, numero } }: Route.ActionArgs) {
  const db = getDb(context);
  const formData = await request.formData();
  switch (formData.get("intent")) {
    case "merge": {
      const parsed = parseForm(MergeFormSchema, formData);
      if (!parsed.ok) return formFailure(parsed);
      const merged = await commandResult(formData, () => mergeProposals(db, getDistrict(context).id, numero, parsed.data));
      if (!("ok" in merged)) return merged;
      return redirectWithToast(href("/:ambito/proposte/:numero", { ambito, numero: merged.data.number }), { kind: "success", text: m.thread_merge_done({ number: merged.data.number }) });
    }
    case "undo": {
      const parsed = parseForm(UndoFormSchema, formData);
      if (!parsed.ok) return formFailure(parsed);
      const undone = await commandResult(formData, () => undoMerge(db, parsed.data));
      if (!("ok" in undone)) return undone;
      return redirectWithToast(href("/:ambito/ufficio/proposte/:numero/unisci", { ambito, numero }), { kind: "success", text: m.thread_merge_undone({ number: undone.data.number }) });
    }
    default:
      throw new AppError("bad_request");
  }
}

export default function Merge({ loaderData: { page }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { proposal } = page;
  const title = m.thread_merge_title({ number: proposal.number });
  const failure = actionData ?? null;
  return (
    <Page
      title={title}
      eyebrow={proposal.title}
      lead={m.thread_merge_lead()}
      width="narrow"
      breadcrumb={useDistrictCrumbs({ label: m.proposals_office_title(), to: href("/:ambito/ufficio/proposte", { ambito }) }, { label: title })}
    >
      <p><StateTag state={proposal.state} /> {proposerLabel(proposal.proposer)}</p>
      <MergeLinks page={page} ambito={ambito} failure={failure} />
      {mayMerge(proposal) ? <MergeForm page={page} failure={failure} /> : <Alert>{m.thread_merge_not_now()}</Alert>}
    </Page>
  );
}
