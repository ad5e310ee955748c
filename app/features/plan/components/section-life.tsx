import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button, SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { SectionPage } from "../plan.schema.ts";
import type { Checklist } from "../sections/checklist.rules.ts";
import type { SectionState } from "../sections/section-states.limits.ts";
import { movesFrom } from "../sections/section-life.rules.ts";
import { CONSULTATION_DRAFT } from "../sections/section-ways.limits.ts";
import { sectionStateName } from "../sections/section-words.render.ts";
import { IntentForm } from "./intent-form.tsx";
import { SectionChecklist } from "./section-checklist.tsx";

type Section = Pick<SectionPage["section"], "slug" | "state" | "revision">;

/** The steps of a section's life that there are from here, with what is still missing for the next one. */
export function SectionLife({ section, checklist }: { section: Section; checklist: Checklist | null }) {
  const { forward, back } = movesFrom(section.state);
  return (
    <div className="mb-4">
      <h3>{m.plan_column_state()}</h3>
      <p>{m.sections_state_now({ state: sectionStateName(section.state) })}</p>
      {checklist && forward.includes("ready") && <SectionChecklist slug={section.slug} checklist={checklist} level={4} />}
      {forward.map((to) => <div key={to} className="mb-3"><StepForward to={to} revision={section.revision} isComplete={checklist?.missing.length === 0} /></div>)}
      {back.length > 0 && (
        <Confirm label={m.sections_move_back()} question={m.sections_move_back_question()} size="sm">
          <MoveForm revision={section.revision}>
            <SelectField name="state" id="back-to" label={m.sections_move_back_to()} options={back.map((state) => ({ value: state, label: sectionStateName(state) }))} />
            <Button type="submit" size="sm">{m.sections_move_back()}</Button>
          </MoveForm>
        </Confirm>
      )}
    </div>
  );
}

function StepForward({ to, revision, isComplete }: { to: SectionState; revision: number; isComplete: boolean }) {
  switch (to) {
    case "consultation":
      return (
        <MoveForm revision={revision} to={to}>
          <p className="mb-2">{m.sections_move_consultation_hint()}</p>
          <Checkbox name="withVersion" label={m.sections_move_version({ label: CONSULTATION_DRAFT })} hint={m.sections_move_version_hint()} defaultChecked />
          <SubmitButton variant="outline" size="sm">{m.sections_move_consultation()}</SubmitButton>
        </MoveForm>
      );
    case "revised":
      return (
        <MoveForm revision={revision} to={to}>
          <p className="mb-2">{m.sections_move_revised_hint()}</p>
          <SubmitButton variant="outline" size="sm">{m.sections_move_revised()}</SubmitButton>
        </MoveForm>
      );
    case "ready":
      return (
        <Confirm
          label={m.sections_move_ready()} size="sm"
          question={<>{!isComplete && <p><strong>{m.sections_move_ready_blocked()}</strong></p>}{m.sections_move_ready_question()}</>}
        >
          <MoveForm revision={revision} to={to}><Button type="submit" size="sm">{m.sections_move_ready()}</Button></MoveForm>
        </Confirm>
      );
    case "approved":
      return (
        <Confirm label={m.sections_move_approved()} question={m.sections_move_approved_question()} size="sm">
          <MoveForm revision={revision} to={to}><Button type="submit" size="sm">{m.sections_move_approved()}</Button></MoveForm>
        </Confirm>
      );
    case "draft":
      return null;
  }
}

function MoveForm({ revision, to, children }: { revision: number; to?: SectionState; children: ReactNode }) {
  return (
    <IntentForm intent="state" className="mb-3">
      <input type="hidden" name="revision" value={revision} />
      {to && <input type="hidden" name="state" value={to} />}
      {children}
    </IntentForm>
  );
}
