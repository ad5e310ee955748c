import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { TOUR_STEPS } from "../demonstration.limits.ts";
import { requireDemonstration } from "../demonstration.queries.server.ts";
import stylesheet from "../demonstration.css?url";
import { tourTexts } from "../tour-text.ts";
import type { Route } from "./+types/tour";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = () => [{ title: `${m.demo_tour_title()} · ${m.ui_site_name()}` }];

export async function loader({ context }: Route.LoaderArgs) {
  await requireDemonstration(context);
  return null;
}

export default function Tour() {
  return (
    <Page title={m.demo_tour_title()} lead={<p>{m.demo_tour_lead()}</p>} actions={<StepButton step={1} label={m.demo_tour_start()} />}>
      <ol className="ta-demo-steps" aria-label={m.demo_tour_steps()}>
        {tourTexts().map(({ title, text }, index) => (
          <li key={title}>
            <p className="ta-card-eyebrow">{m.demo_tour_step({ step: index + 1, count: TOUR_STEPS })}</p>
            <h2 className="h4">{title}</h2>
            <p>{text}</p>
            <StepButton step={index + 1} label={m.demo_tour_go({ step: index + 1 })} isQuiet />
          </li>
        ))}
      </ol>
      <h2>{m.demo_more_title()}</h2>
      <ul>
        <li>
          <Link to={href("/demo/seduta")}>{m.demo_live_title()}</Link>: {m.demo_more_live()}
        </li>
        <li>
          <Link to={href("/demo/redazione")}>{m.demo_writing_title()}</Link>: {m.demo_writing_lead()}
        </li>
      </ul>
    </Page>
  );
}

function StepButton({ step, label, isQuiet = false }: { step: number; label: string; isQuiet?: boolean }) {
  return (
    <LinkButton to={href("/demo/visita/:passo", { passo: String(step) })} variant={isQuiet ? "outline" : "primary"} size="sm" reloadDocument>
      {label}
    </LinkButton>
  );
}
