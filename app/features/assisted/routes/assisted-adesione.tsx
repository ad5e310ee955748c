import { randomUUID } from "node:crypto";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { CheckboxGroup, RadioGroup } from "#app/ui/choice-field.tsx";
import { enterFromPaper } from "../assisted-action.server.ts";
import { enterAdesione } from "../assisted.commands.server.ts";
import { getAssistedDesk } from "../assisted.queries.server.ts";
import { AssistedAdesioneFormSchema } from "../assisted.schema.ts";
import { AssistedPage } from "../components/assisted-page.tsx";
import type { Route } from "./+types/assisted-adesione";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.assisted_enter_adesione()} · ${district.name}`, desk: await getAssistedDesk(getDb(context), district.id), newId: randomUUID() };
}

export async function action(args: Route.ActionArgs) {
  return enterFromPaper(args, AssistedAdesioneFormSchema, enterAdesione);
}

export default function AssistedAdesione({ loaderData: { desk, newId } }: Route.ComponentProps) {
  return (
    <AssistedPage title={m.assisted_enter_adesione()} desk={desk} newId={newId}>
      {({ errors, value, values }) => (
        <>
          <CheckboxGroup
            name="tavoloIds[]"
            id="tavoloIds"
            legend={m.assisted_tavoli()}
            options={desk.choices.tavoli.map((tavolo) => ({ value: tavolo.id, label: tavolo.name }))}
            defaultValues={values("tavoloIds[]")}
            error={errors["tavoloIds"]}
            required
          />
          <RadioGroup
            name="mode"
            legend={m.assisted_mode()}
            options={[{ value: "presence", label: m.assisted_mode_presence() }, { value: "online", label: m.assisted_mode_online() }]}
            defaultValue={value("mode")}
            error={errors["mode"]}
            required
          />
          <p>{m.assisted_needs()}</p>
        </>
      )}
    </AssistedPage>
  );
}
