import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { requireConferenceDocument } from "../conference.queries.server.ts";
import type { Route } from "./+types/conference-document";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const document = await requireConferenceDocument(getDb(context), district.slug, params.id);
  return { title: `${document.title} · ${district.name}`, document };
}

export default function ConferenceDocumentPage({ loaderData: { document } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const crumbs = useDistrictCrumbs({ label: m.conference_title(), to: href("/:ambito/conferenza", { ambito }) }, { label: document.title });
  // A blank line begins a paragraph; single line ends stay line ends.
  const paragraphs = document.body.split(/\n{2,}/);
  return (
    <Page
      title={document.title}
      eyebrow={m.conference_cycle({ label: document.cycleLabel })}
      lead={
        <>
          {m.conference_published_on()} <Time value={document.publishedOn} />
        </>
      }
      breadcrumb={crumbs}
      width="narrow"
    >
      {paragraphs.map((paragraph, index) => (
        <p key={index} style={{ whiteSpace: "pre-line" }}>
          {paragraph}
        </p>
      ))}
    </Page>
  );
}
