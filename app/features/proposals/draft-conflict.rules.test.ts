import { describe, expect, it } from "vitest";
import { euroCents, isMonth, typedEuro, typedMonth, wholeNumber } from "./amounts.rules.ts";
import { contentFields, differingFields, likelyChoice, mayKeepBoth, mergeContents } from "./draft-conflict.rules.ts";
import { choicesOfForm, formOfContent } from "./conflict-form.rules.ts";
import { contentOfForm, contentOfValues } from "./draft-form.rules.ts";
import { emptyContent, missingFields, type ProposalContent } from "./proposals.rules.ts";
import { DraftFormSchema } from "./proposals.schema.ts";
import { parseForm, typedValues } from "#app/platform/forms.ts";

const full: ProposalContent = {
  title: "Titolo", need: "Bisogno", who: "Chi", proposal: "Fare", expectedChange: "Meglio", urgency: "high", tavoloId: "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d", organisationId: null,
  municipalityIds: ["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"], licenceOk: true, noPersonalData: true, form: "full", shared: false, evidence: "Dati", existingServices: "Pochi", ownResources: "Sala",
  objectives: ["Uno", "Due"], partners: ["Comune"], indicators: [], activities: [{ what: "Aprire", from: "2027-03", to: "" }], recipientsEstimate: "1.200", costEstimate: "12.500,50",
  costSource: "quote", sociohealth: "yes", leps: ["pippi"],
};

describe("[PROP-02] two versions of one draft", () => {
  it("differ answer by answer, and not by blank lines or by how a number is written", () => {
    expect(differingFields(full, { ...full, objectives: ["Uno ", "", "Due"], recipientsEstimate: "1200", costEstimate: "12500.5" })).toEqual([]);
    expect(differingFields(full, { ...full, need: "Altro", leps: [], activities: [] })).toEqual(["need", "activities", "leps"]);
    expect(contentFields.toSorted()).toEqual(Object.keys(emptyContent).toSorted());
  });

  it("become one as chosen, and nothing is touched that nobody chose", () => {
    const theirs: ProposalContent = { ...full, title: "Altro titolo", need: "Altro bisogno", objectives: ["Due", "Tre"], activities: [...full.activities, { what: "Chiudere", from: "", to: "" }], urgency: "low" };
    expect(mergeContents(full, theirs, {})).toEqual(full);
    const merged = mergeContents(full, theirs, { title: "theirs", need: "both", objectives: "both", activities: "both", urgency: "both" });
    expect(merged).toMatchObject({ title: "Altro titolo", need: "Bisogno\n\nAltro bisogno", objectives: ["Uno", "Due", "Tre"], urgency: "high" });
    expect(merged.activities.map(({ what }) => what)).toEqual(["Aprire", "Chiudere"]);
    expect(differingFields(theirs, mergeContents(full, theirs, Object.fromEntries(contentFields.map((field) => [field, "theirs"]))))).toEqual([]);
    expect(contentFields.filter(mayKeepBoth)).not.toContain("urgency");
  });

  it("propose what changed on one side only", () => {
    const base = { ...full, need: "Prima", who: "Prima" };
    const sides = { mine: { ...base, need: "Mio" }, theirs: { ...base, who: "Loro" }, base };
    expect([likelyChoice("need", sides), likelyChoice("who", sides)]).toEqual(["mine", "theirs"]);
    const withoutBase = { mine: { ...full, evidence: "", objectives: [] }, theirs: full, base: null };
    expect([likelyChoice("evidence", withoutBase), likelyChoice("objectives", withoutBase), likelyChoice("need", withoutBase)]).toEqual(["theirs", "theirs", "mine"]);
  });

  it("go through a form and come back whole, also through one that was refused", () => {
    const form = formOfContent(full);
    expect(contentOfForm(form)).toEqual(full);
    expect(contentOfValues(typedValues(form))).toEqual(full);
    form.set("revision", "3");
    expect(parseForm(DraftFormSchema, form)).toMatchObject({ ok: true, data: { ...full, revision: 3 } });
    form.set("keep-need", "both");
    form.set("keep-title", "nonsense");
    expect(choicesOfForm(form)).toEqual({ need: "both" });
  });
});

describe("[PROP-31] what is typed in the full form", () => {
  it("names its field when it can't be right", () => {
    const wrong = (name: string, ...values: string[]) => {
      const form = formOfContent(full);
      form.delete(name);
      for (const value of values) form.append(name, value);
      const parsed = parseForm(DraftFormSchema, form);
      return parsed.ok ? {} : parsed.fieldErrors;
    };
    expect(wrong("recipientsEstimate", "molti")).toEqual({ recipientsEstimate: "number_invalid" });
    expect(wrong("recipientsEstimate", "0")).toEqual({ recipientsEstimate: "number_invalid" });
    expect(wrong("costEstimate", "mille")).toEqual({ costEstimate: "number_invalid" });
    expect(wrong("objectives[]", ..."abcdef")).toEqual({ objectives: "too_many_lines" });
    expect(wrong("objectives[]", "x".repeat(201))).toEqual({ objectives: "text_too_long" });
    expect(wrong("activityWhat[]", ...Array.from({ length: 13 }, () => "x"))).toEqual({ activities: "too_many_lines" });
    expect(wrong("objectives[]", "", "a", " ", "b")).toEqual({});
  });

  it("is missing only where the full form is used", () => {
    const light = { ...emptyContent, title: "a", need: "b", who: "c", proposal: "d", expectedChange: "e", municipalityIds: ["x"], licenceOk: true, noPersonalData: true };
    expect(missingFields(light)).toEqual([]);
    expect(missingFields({ ...light, form: "full", costEstimate: "5" })).toEqual(["evidence", "existingServices", "objectives", "activities", "recipientsEstimate", "partners", "ownResources", "costSource", "sociohealth", "urgency"]);
    expect(missingFields(full)).toEqual([]);
  });

  it("may be an amount or a month in the ways in which people write them", () => {
    const amounts: [string, number | null | undefined][] = [["12.500,50", 1_250_050], ["€ 300", 30_000], ["12500.5", 1_250_050], ["1.200", 120_000], ["", null], ["1,234,5", undefined], ["-3", undefined], ["1e9", undefined], ["12.5000", undefined]];
    for (const [typed, cents] of amounts) expect(euroCents(typed), typed).toBe(cents);
    expect([typedEuro(1_250_050), typedEuro(30_000), typedEuro(5), typedEuro(null)]).toEqual(["12500,50", "300", "0,05", ""]);
    expect([wholeNumber("1 200"), wholeNumber("1.200"), wholeNumber("12.00"), wholeNumber("")]).toEqual([1_200, 1_200, undefined, null]);
    expect([typedMonth("3/2027"), typedMonth("03-2027"), typedMonth("2027-03"), typedMonth("marzo")]).toEqual(["2027-03", "2027-03", "2027-03", "marzo"]);
    expect([isMonth(""), isMonth("2027-03"), isMonth("2027-13")]).toEqual([true, true, false]);
  });
});
