import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { BoundText } from "../components/bound-fields.tsx";
import { OfficeForm } from "../components/office-form.tsx";
import { isHead } from "../office-context.ts";
import { answerForm } from "../office-answer.server.ts";
import { setReviewWeights } from "../review/review.commands.server.ts";
import { criteria } from "../review/review.limits.ts";
import { getReviewWeights } from "../review/review.queries.server.ts";
import { criterionHint, criterionName } from "../review/review.render.ts";
import { WeightsFormSchema } from "../review/review.schema.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-weights";

export const meta: Route.MetaFunction = () => [{ title: m.office_weights_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return { weights: await getReviewWeights(getDb(context), getDistrict(context).id), head: isHead(context) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  return answerForm(context, await request.formData(), WeightsFormSchema, {
    command: (weights) => setReviewWeights(getDb(context), id, weights),
    to: href("/:ambito/ufficio/criteri", { ambito }),
    done: m.office_weights_saved(),
  });
}

export default function OfficeWeights({ loaderData: { weights, head }, actionData }: Route.ComponentProps) {
  const form = shownForm(actionData, "weights");
  const sum = criteria.reduce((total, criterion) => total + weights[criterion], 0);
  return (
    <Page title={m.office_weights_title()} lead={m.office_weights_lead()} width="narrow" breadcrumb={useOfficeCrumbs({ label: m.office_weights_title() })}>
      <dl>
        {criteria.map((criterion) => (
          <div key={criterion}>
            <dt>{criterionName(criterion)}: {weights[criterion]}</dt>
            <dd>{criterionHint(criterion)}</dd>
          </div>
        ))}
      </dl>
      <p className="fw-semibold">{m.office_weights_sum({ sum })}</p>
      {!head && <p>{m.office_weights_head_only()}</p>}
      {(head || form.failed) && (
        <OfficeForm form={form} submit={m.office_weights_save()} key={JSON.stringify(weights)}>
          {criteria.map((criterion) => (
            <BoundText key={criterion} form={form} name={criterion} label={criterionName(criterion)} stored={String(weights[criterion])} inputMode="numeric" maxLength={3} required />
          ))}
        </OfficeForm>
      )}
    </Page>
  );
}
