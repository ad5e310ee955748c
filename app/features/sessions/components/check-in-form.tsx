import { href, Link, useSearchParams } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { attendanceModes, sessionLimits } from "../sessions.limits.ts";
import { modeName } from "../sessions.render.ts";
import type { SessionPage } from "../sessions.schema.ts";

/** How one enters: the code on the screen (or from its link), and as whom. */
export function CheckInForm({ page, mine }: { page: SessionPage; mine: NonNullable<SessionPage["mine"]> }) {
  const [search] = useSearchParams();
  const as = [
    ...mine.organisations.map(({ id, name }) => ({ value: id, label: name })),
    ...(mine.citizen ? [{ value: "self", label: m.sessions_as_citizen() }] : []),
  ];
  if (as.length === 0) return page.may.lead ? null : <NotAParticipant />;
  return (
    <section aria-labelledby="presenza">
      <h2 id="presenza">{m.sessions_check_in_title()}</h2>
      <LiveForm intent="attendance:check_in" fields={{ sessionId: page.session.id }}>
        {(failure) => (
          <>
            <TextField
              name="code" label={m.sessions_code()} hint={m.sessions_code_hint()} required error={failure?.fieldSentences["code"]}
              defaultValue={typed(failure?.values["code"]) ?? search.get("codice") ?? ""}
              autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={sessionLimits.codeLength + 2} className="ta-code-input"
            />
            <RadioGroup name="actingAs" legend={m.sessions_acting_as()} options={as} required defaultValue={typed(failure?.values["actingAs"]) ?? as[0]?.value} error={failure?.fieldSentences["actingAs"] ?? failure?.fieldSentences["organisationId"]} />
            <RadioGroup name="mode" legend={m.sessions_mode()} inline required options={attendanceModes.map((mode) => ({ value: mode, label: modeName(mode) }))} defaultValue={typed(failure?.values["mode"]) ?? "presence"} error={failure?.fieldSentences["mode"]} />
            <SubmitButton size="lg">{m.sessions_check_in()}</SubmitButton>
          </>
        )}
      </LiveForm>
    </section>
  );
}

function NotAParticipant() {
  return (
    <Callout title={m.sessions_check_in_title()}>
      <p className="mb-0">
        {m.sessions_not_participant()} <Link to={href("/profilo")}>{m.sessions_not_participant_profile()}</Link>
      </p>
    </Callout>
  );
}

function typed(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
