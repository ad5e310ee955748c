import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { BodyDetails } from "#app/platform/pages/body-details.tsx";
import { PrivacyTexts } from "#app/platform/pages/privacy-texts.tsx";
import { Page } from "#app/ui/page.tsx";
import { RetentionTable } from "../components/retention-table.tsx";
import type { noticeFields } from "../my-data.limits.ts";
import { getPrivacyNotice, listRetention } from "../my-data.queries.server.ts";
import { noticeFieldName } from "../my-data.render.ts";
import type { Route } from "./+types/district-privacy";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const db = getDb(context);
  const district = getDistrict(context);
  const [notice, retention] = await Promise.all([getPrivacyNotice(db, district.id), listRetention(db)]);
  return { title: m.my_data_privacy_meta_title({ district: district.name }), notice, retention };
}

export default function DistrictPrivacy({ loaderData: { notice, retention } }: Route.ComponentProps) {
  const { slug: ambito, isOffice } = useDistrict();
  return (
    <Page title={m.ui_privacy_title()} lead={<p>{m.ui_privacy_lead()}</p>} width="narrow" breadcrumb={useDistrictCrumbs({ label: m.ui_privacy_title() })} updatedAt={notice.updatedAt}>
      <BodyDetails details={noticeKeys.map((field) => ({ term: noticeFieldName(field), value: notice[field] || null }))} />
      {isOffice && (
        <p>
          <Link to={href("/:ambito/ufficio/privacy", { ambito })}>{m.my_data_notice_edit()}</Link>
        </p>
      )}
      <PrivacyTexts />
      <RetentionTable lines={retention} />
      <p>
        <Link to={href("/profilo/dati")}>{m.my_data_mine_link()}</Link>
      </p>
    </Page>
  );
}

const noticeKeys = ["controller", "controllerContact", "dpoContact", "rightsContact", "processors", "hosting"] as const satisfies readonly (keyof typeof noticeFields)[];
