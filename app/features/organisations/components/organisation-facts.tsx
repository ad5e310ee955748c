import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import type { OrganisationPage } from "../accreditation.schema.ts";
import { categoryName } from "../categories.render.ts";
import { legalFormName, runtsSectionName } from "../organisations.render.ts";

/** What everybody may know of an organisation. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationPage }) {
  const { slug: ambito } = useDistrict();
  const { category, legalForm, runtsNumber, runtsSection, website, municipality, municipalityCode, operatesIn } = organisation;
  const town = (code: string, name: string) => <Link to={href("/:ambito/comuni/:comune", { ambito, comune: code })}>{name}</Link>;
  return (
    <DefinitionList
      items={[
        { term: m.organisations_category(), description: categoryName(category) },
        { term: m.organisations_field_seat(), description: municipalityCode && municipality ? town(municipalityCode, municipality) : (municipality ?? m.organisations_outside()) },
        {
          term: m.organisations_field_operates_in(),
          description: operatesIn.length > 0 && operatesIn.map(({ code, name }, index) => <span key={code}>{index > 0 && ", "}{town(code, name)}</span>),
        },
        { term: m.organisations_field_legal_form(), description: legalForm && legalFormName(legalForm) },
        { term: m.organisations_runts(), description: runtsNumber && runtsSection && m.organisations_runts_value({ number: runtsNumber, section: runtsSectionName(runtsSection) }) },
        // Never more than a plain link: what is there is not ours.
        { term: m.organisations_field_website(), description: website && <a href={website} rel="nofollow noopener external">{website}</a> },
      ]}
    />
  );
}
