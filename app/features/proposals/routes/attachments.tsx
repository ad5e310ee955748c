import { Form, href, redirect } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { AttachmentList } from "#app/features/files/components/attachment-list.tsx";
import { UploadForm } from "#app/features/files/components/upload-form.tsx";
import { attachFile, removeAttachment } from "#app/features/files/files.commands.server.ts";
import { filesPerProposal } from "#app/features/files/files.limits.ts";
import { RemoveFormSchema } from "#app/features/files/files.schema.ts";
import { countByAddress } from "#app/features/identity/attempts.server.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getRequestInfo, getServices } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { Callout } from "#app/ui/callout.tsx";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { formSentences } from "#app/platform/form-failure.ts";
import { requireMyProposal } from "../proposals.queries.server.ts";
import { isEditable } from "../proposals.rules.ts";
import type { Route } from "./+types/attachments";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, request, params: { ambito, id } }: Route.LoaderArgs) {
  requirePerson(context, request);
  const district = getDistrict(context);
  const proposal = await requireMyProposal(getDb(context), district.id, id);
  if (!isEditable(proposal.state)) throw redirect(href("/:ambito/proposte/:numero", { ambito, numero: proposal.number ?? "" }));
  return { title: m.proposals_meta_title({ title: m.files_title(), district: district.name }), proposal: { id, title: proposal.title, attachments: proposal.attachments } };
}

export async function action({ context, request, params: { ambito, id } }: Route.ActionArgs) {
  const { databases, files } = getServices(context);
  const page = href("/:ambito/proposte/bozze/:id/allegati", { ambito, id });
  const open = async () => {
    requirePerson(context, request);
    const db = getDb(context);
    return { db, proposal: await requireMyProposal(db, getDistrict(context).id, id) };
  };
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) {
    const typed = new FormData();
    const attached = await commandResult(typed, async () => {
      const { db, proposal } = await open();
      await countByAddress(databases, "upload_file", getRequestInfo(context).clientAddress);
      await attachFile({ db, databases, files }, proposal.id, request, m.files_untitled(), typed);
    });
    return "ok" in attached ? redirectWithToast(page, { kind: "success", text: m.files_stored() }) : attached;
  }
  const formData = await request.formData();
  const parsed = parseForm(RemoveFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const removed = await commandResult(formData, async () => removeAttachment((await open()).db, parsed.data.attachmentId));
  return "ok" in removed ? redirectWithToast(page, { kind: "success", text: m.files_removed() }) : removed;
}

export default function Attachments({ loaderData: { proposal }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { id, attachments } = proposal;
  const draft = href("/:ambito/proposte/bozze/:id", { ambito, id });
  const failure = actionData ?? null;
  const isFull = attachments.length >= filesPerProposal;
  return (
    <Page
      title={m.files_title()}
      eyebrow={proposal.title || m.proposals_mine_untitled()}
      lead={m.files_lead()}
      width="narrow"
      breadcrumb={useDistrictCrumbs({ label: m.proposals_list_mine(), to: href("/:ambito/proposte/mie", { ambito }) }, { label: m.proposals_draft_title(), to: draft }, { label: m.files_title() })}
    >
      <p>{m.files_count({ count: attachments.length, most: filesPerProposal })}</p>
      <AttachmentList attachments={attachments} action={(attachment) => <RemoveButton id={attachment.id} title={attachment.title} />} />
      {isFull ? (
        <>
          {failure && <FormErrorSummary errors={formSentences(failure)} />}
          <Callout title={m.files_full_title()}>
            <p className="mb-0">{m.error_too_many_files()}</p>
          </Callout>
        </>
      ) : (
        <UploadForm failure={failure} sendTo={href("/:ambito/proposte/bozze/:id/allegati/carica", { ambito, id })} />
      )}
      <p className="mt-4">
        <LinkButton to={draft} variant="outline">{m.files_back()}</LinkButton>
      </p>
    </Page>
  );
}

function RemoveButton({ id, title }: { id: string; title: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="attachmentId" value={id} />
      <SubmitButton variant="outline" size="xs" aria-label={m.files_remove_named({ title })}>{m.files_remove()}</SubmitButton>
    </Form>
  );
}
