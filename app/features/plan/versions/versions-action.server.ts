import { href, type RouterContextProvider } from "react-router";
import type { z } from "zod";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { loginIdOf } from "#app/features/identity/login-id.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { requireSectionVersion } from "../plan.queries.server.ts";
import { publishVersion, restoreVersion } from "./versions.commands.server.ts";
import { requireSectionVersions } from "./versions.queries.server.ts";
import { PublishFormSchema, RestoreFormSchema } from "./versions.schema.ts";

type Args = { context: Readonly<RouterContextProvider>; params: { sezione: string; versione: string }; request: Request };
type Form<S extends z.ZodType> = { schema: S; run: (input: z.output<S>) => Promise<void>; done: string; to: string };

/** The office's forms on a version's page, told apart by `intent`. */
export async function versionAction({ context, params, request }: Args) {
  const formData = await request.formData();
  const district = getDistrict(context);
  const db = getDb(context);
  const person = requirePerson(context, request);
  const { section, versions } = await requireSectionVersions(db, district.id, params.sezione);
  const version = versions.find(({ number }) => String(number) === params.versione);
  if (!version) throw new AppError("not_found");
  const address = { ambito: district.slug, sezione: section.slug };

  async function answer<S extends z.ZodType>({ schema, run, done, to }: Form<S>) {
    const parsed = parseForm(schema, formData);
    if (!parsed.ok) return formFailure(parsed);
    const result = await commandResult(formData, () => run(parsed.data));
    return "ok" in result ? redirectWithToast(to, { kind: "success", text: done }) : result;
  }

  switch (formData.get("intent")) {
    case "publish":
      return answer({
        schema: PublishFormSchema,
        run: ({ label }) => publishVersion(db, version.id, label),
        done: m.versions_publish_done(),
        to: href("/:ambito/piano/:sezione/versioni/:versione", { ...address, versione: params.versione }),
      });
    case "restore":
      return answer({
        schema: RestoreFormSchema,
        run: async ({ reason }) => {
          const loginId = loginIdOf(person.accessToken);
          if (loginId === null) throw new AppError("sign_in_needed");
          const { version: kept } = await requireSectionVersion(db, district.id, section.slug, version.number);
          if (version.sha256 === null) throw new AppError("not_found");
          const { coediting } = getServices(context);
          await restoreVersion(coediting, { personId: person.id, loginId }, section.documentId, { id: version.id, content: parseContent(kept.content) }, reason);
          // The page that says «it is the text again» shows it.
          await coediting.settle(section.documentId);
        },
        done: m.versions_restore_done({ number: version.number }),
        to: href("/:ambito/piano/:sezione", address),
      });
    default:
      throw new AppError("bad_request");
  }
}
