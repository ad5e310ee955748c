import { Form, Link, useLocation } from "react-router";
import { ActingAsField } from "#app/features/organisations/components/acting-as-field.tsx";
import type { ActingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { supportSentence } from "../support.render.ts";
import { openCapacities } from "../support.rules.ts";
import type { SupportFigures } from "../proposals.schema.ts";

type Box = SupportFigures & { names: readonly { name: string; through: string | null }[]; isOpen: boolean; mine: readonly (string | null)[] };
type Props = {
  support: Box;
  /** Null for who is not signed in. */
  viewer: ActingViewer | null;
  districtId: string;
  /** Who proposes: she does not support her own. */
  own: { isMine: boolean; organisationId: string | null };
};

/** Who supports a proposal, and the forms to do so or to take it back. Works without scripts. */
export function SupportBox({ support, viewer, districtId, own }: Props) {
  const { combined, names, isOpen, mine } = support;
  return (
    <section id="sostegno" tabIndex={-1} aria-labelledby="sostegno-titolo" className="mb-5">
      <h2 id="sostegno-titolo">{m.support_title()}</h2>
      <p>{supportSentence(support)}</p>
      {combined && <p>{m.support_combined()} {supportSentence(combined)}</p>}
      {names.length > 0 && <SupportNames names={names} />}
      {viewer && mine.map((organisationId) => <OwnSupport key={organisationId ?? ""} organisationId={organisationId} viewer={viewer} isOpen={isOpen} />)}
      {isOpen ? <SupportForm viewer={viewer} districtId={districtId} own={own} mine={mine} /> : <p className="mb-0"><small>{m.support_not_open()}</small></p>}
    </section>
  );
}

const shownNames = 6;

function SupportNames({ names }: { names: Box["names"] }) {
  const list = (some: Box["names"]) => (
    <ul>
      {some.map(({ name, through }) => (
        <li key={name}>{through ? m.support_name_through({ name, number: through }) : name}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(names.slice(0, shownNames))}
      {names.length > shownNames && (
        <details className="mb-3">
          <summary>{m.support_more_names({ count: names.length - shownNames })}</summary>
          {list(names.slice(shownNames))}
        </details>
      )}
    </>
  );
}

function OwnSupport({ organisationId, viewer, isOpen }: { organisationId: string | null; viewer: ActingViewer; isOpen: boolean }) {
  const name = viewer.organisations.find(({ id }) => id === organisationId)?.name;
  return (
    <Form method="post" preventScrollReset className="d-flex flex-wrap align-items-center gap-3 mb-3">
      <input type="hidden" name="organisationId" value={organisationId ?? ""} />
      <span>{name ? m.support_mine_for({ name }) : m.support_mine()}</span>
      {isOpen && <SubmitButton name="intent" value="withdraw" variant="outline" size="sm">{name ? m.support_withdraw_for({ name }) : m.support_withdraw()}</SubmitButton>}
    </Form>
  );
}

function SupportForm({ viewer, districtId, own, mine }: Pick<Props, "viewer" | "districtId" | "own"> & { mine: Box["mine"] }) {
  const { pathname } = useLocation();
  if (!viewer) {
    return (
      <p className="mb-0">
        {m.support_sign_in()} <Link to={`/accedi?${new URLSearchParams({ poi: pathname })}`}>{m.support_sign_in_link()}</Link>
      </p>
    );
  }
  const open = openCapacities(viewer, { districtId, own, mine });
  if (open.citizenDistrictIds.length + open.organisations.length === 0) {
    return mine.length === 0 ? <p className="mb-0"><small>{own.isMine ? m.support_own() : m.support_citizens_only()}</small></p> : null;
  }
  return (
    <Form method="post" preventScrollReset>
      <ActingAsField id="support-for" viewer={open} districtId={districtId} />
      <SubmitButton name="intent" value="support" icon="it-plus-circle">{m.support_give()}</SubmitButton>
    </Form>
  );
}
