import { m } from "#app/paraglide/messages.js";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { actingChoices, type ActingViewer } from "../organisations.abilities.ts";

type Props = {
  /** From the loader: `actingViewer(getViewer(context))`. */
  viewer: ActingViewer;
  districtId: string;
  name?: string;
  /** When the page has two forms with this field. */
  id?: string;
  /** The organisation chosen before; empty or null for oneself. */
  defaultValue?: string | null | undefined;
  error?: string | undefined;
};

/**
 * For whom one acts: for oneself (an empty value) or for an organisation. With one choice only it says which and sends it.
 * Whoever may act for nobody here sees nothing: the page says why beside its form, and SQL refuses.
 */
export function ActingAsField({ viewer, districtId, name = "organisationId", id = name, defaultValue, error }: Props) {
  const { isCitizen, organisations } = actingChoices(viewer, districtId);
  const [only, second] = [
    ...(isCitizen ? [{ id: "", name: null }] : []),
    ...organisations,
  ];
  if (!only) return <input type="hidden" name={name} value="" />;
  if (!second) {
    return (
      <>
        <input type="hidden" name={name} value={only.id} />
        <p id={id} tabIndex={-1} className="ta-field mb-4">
          {only.name === null ? m.organisations_acting_only_self() : m.organisations_acting_only_for({ name: only.name })}
        </p>
      </>
    );
  }
  return (
    <RadioGroup
      id={id}
      name={name}
      legend={m.organisations_acting_legend()}
      options={[
        ...(isCitizen ? [{ value: "", label: m.organisations_acting_self(), hint: m.organisations_acting_self_hint() }] : []),
        ...organisations.map((organisation) => ({ value: organisation.id, label: m.organisations_acting_for({ name: organisation.name }), hint: m.organisations_acting_for_hint() })),
      ]}
      defaultValue={startingChoice(defaultValue, isCitizen, organisations)}
      error={error}
      required
    />
  );
}

/** What was chosen before, else oneself, else the first organisation. */
function startingChoice(before: string | null | undefined, isCitizen: boolean, organisations: readonly { id: string }[]): string | null {
  if (before && organisations.some(({ id }) => id === before)) return before;
  return isCitizen ? "" : (organisations[0]?.id ?? null);
}
