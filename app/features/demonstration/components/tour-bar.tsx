import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DRAFT_DISTRICT, type PersonaId, TOUR_STEPS } from "../demonstration.limits.ts";
import { tourTexts } from "../tour-text.ts";
import { DoorButton } from "./door-button.tsx";

/** The steps on which the tour tells whom to enter as. */
const DOORS: Readonly<Record<number, PersonaId>> = { 2: "facilitator", 4: "office" };

/** A strip at the foot of every page while the tour lasts: not a dialog, in nobody's way, and it needs no script. */
export function TourBar({ step }: { step: number | null }) {
  const words = step === null ? undefined : tourTexts()[step - 1];
  if (step === null || !words) return null;
  const door = DOORS[step];
  return (
    <aside className="ta-tour" aria-labelledby="visita-guidata">
      <div className="container">
        <div className="ta-tour-words">
          <h2 id="visita-guidata" className="ta-tour-title">
            {m.demo_tour_bar({ step, count: TOUR_STEPS })} · {words.title}
          </h2>
          <p>{words.text}</p>
        </div>
        <div className="ta-tour-links">
          {door && <DoorButton persona={door} label={m.demo_doors_title()} light />}
          {step > 1 && <StepLink step={step - 1}>{m.demo_tour_back()}</StepLink>}
          {step < TOUR_STEPS ? (
            <StepLink step={step + 1} strong>{m.demo_tour_next()}</StepLink>
          ) : (
            <a className="btn btn-sm btn-light ta-btn" href={href("/:ambito/piano.pdf", { ambito: DRAFT_DISTRICT })}>{m.demo_tour_pdf()}</a>
          )}
          <Link className="ta-tour-close" to={href("/demo/visita/:passo", { passo: "fine" })} reloadDocument>{m.demo_tour_close()}</Link>
        </div>
      </div>
    </aside>
  );
}

function StepLink({ step, strong = false, children }: { step: number; strong?: boolean; children: string }) {
  return (
    <Link className={`btn btn-sm ta-btn ${strong ? "btn-light" : "btn-outline-light"}`} to={href("/demo/visita/:passo", { passo: String(step) })} reloadDocument>
      {children}
    </Link>
  );
}
