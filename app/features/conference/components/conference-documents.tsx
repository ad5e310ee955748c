import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ConferencePage } from "../conference.schema.ts";

/** What one should read before taking part. */
export function ConferenceDocuments({ documents }: { documents: ConferencePage["documents"] }) {
  const { slug: ambito } = useDistrict();
  if (documents.length === 0) return <EmptyState title={m.conference_documents_none()} />;
  return (
    <ul>
      {documents.map((document) => (
        <li key={document.id}>
          <Link to={href("/:ambito/documenti/:id", { ambito, id: document.id })}>{document.title}</Link>{" "}
          <small>
            (<Time value={document.publishedOn} />)
          </small>
        </li>
      ))}
    </ul>
  );
}
