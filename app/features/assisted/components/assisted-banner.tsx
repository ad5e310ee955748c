import { Form, href } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { useServerNow } from "#app/features/sessions/use-server-now.ts";
import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import type { AssistedDesk } from "../assisted.schema.ts";

/** How long the half hour still runs, ticking where scripts run, with the button that ends it; or the button that begins one. */
export function AssistedBanner({ desk }: { desk: Pick<AssistedDesk, "now" | "session"> }) {
  const { slug: ambito } = useDistrict();
  const now = useServerNow(desk.now);
  const left = desk.session === null ? 0 : Math.max(0, Math.floor((new Date(desk.session.endsAt).getTime() - now.getTime()) / 1000));
  const isOn = desk.session !== null && left > 0;
  return (
    <section className={`alert alert-${isOn ? "warning" : "info"} d-flex flex-wrap gap-3 align-items-center`} aria-label={m.assisted_banner()}>
      {isOn && desk.session ? (
        <p className="mb-0">
          <strong>{m.assisted_on()}</strong> {m.assisted_until({ time: formatTime(desk.session.endsAt) })}{" "}
          <span role="timer">{m.assisted_left({ minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, "0") })}</span>
        </p>
      ) : (
        <p className="mb-0">{m.assisted_off()}</p>
      )}
      <Form method="post" action={href("/:ambito/ufficio/assistita", { ambito })}>
        <SubmitButton name="intent" value={isOn ? "end" : "start"} variant={isOn ? "outline" : "primary"} size="sm">
          {isOn ? m.assisted_end() : m.assisted_start()}
        </SubmitButton>
      </Form>
    </section>
  );
}
