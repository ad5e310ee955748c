import { Form, href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Board } from "../desk/components/board.tsx";
import { actOnProposals, refusalOf } from "../desk/desk.commands.server.ts";
import { deskAddress, getBoard } from "../desk/desk.queries.server.ts";
import { BulkFormSchema } from "../desk/desk.schema.ts";
import { answerForm } from "../office-answer.server.ts";
import { todayInRome } from "../today.server.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-board";

export const meta: Route.MetaFunction = () => [{ title: m.office_board_title() }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const { tavolo = null } = deskAddress(url).filters;
  const { columns, choices } = await getBoard(getDb(context), getDistrict(context).id, tavolo);
  const inOrder = proposalStates.flatMap((state) => (state === "draft" ? [] : [columns.find((column) => column.state === state) ?? { state, count: 0, items: [] }]));
  return { columns: inOrder, choices, tavolo, today: todayInRome() };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  return answerForm(context, await request.formData(), BulkFormSchema, {
    command: async (input) => {
      const refusal = refusalOf(await actOnProposals(getDb(context), id, input));
      if (refusal) throw refusal;
    },
    to: `${href("/:ambito/ufficio/bacheca", { ambito })}${url.search}`,
    done: m.office_board_moved(),
  });
}

export default function OfficeBoard({ loaderData: { columns, choices, tavolo, today } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  return (
    <Page title={m.office_board_title()} lead={m.office_board_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_board_title() })}>
      <PostedFailure />
      <Form method="get" className="mb-4 ta-desk-line" key={tavolo}>
        <SelectField name="tavolo" label={m.office_filter_tavolo()} emptyLabel={m.office_filter_any()} defaultValue={tavolo ?? ""} options={choices.tavoli.map(({ slug, name }) => ({ value: slug, label: name }))} />
        <SubmitButton variant="outline">{m.office_filter_submit()}</SubmitButton>
      </Form>
      <Board columns={columns} ambito={ambito} tavolo={tavolo} today={today} />
    </Page>
  );
}
