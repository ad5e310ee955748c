import { expect, it } from "vitest";
import { parseForm } from "#app/platform/forms.ts";
import { withSentences } from "#app/platform/i18n/error-sentence.ts";
import { NewOrganisationFormSchema } from "#app/features/organisations/organisations.schema.ts";
import { PhaseDatesFormSchema } from "#app/features/conference/conference.schema.ts";
import { shownForm } from "./shown-form.ts";

function formData(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

it("a failed form keeps what was typed and names each field, and the page's other forms stay as they were", () => {
  const parsed = parseForm(
    NewOrganisationFormSchema,
    formData({ intent: "organisation", name: "Es", category: "circus", municipalityId: "", delegateEmail: "non-un-indirizzo", substituteEmail: "" }),
  );
  if (parsed.ok) throw new Error("this form is not right");
  const failed = withSentences(parsed);
  const form = shownForm(failed, "organisation");
  expect(form.value("name")).toBe("Es");
  expect(form.error("name")).toBeDefined();
  expect(form.error("category")).toBeDefined();
  expect(form.error("delegateEmail")).toContain("e-mail");
  expect(Object.keys(form.summary ?? {})).toEqual(["organisation-name", "organisation-category", "organisation-delegateEmail"]);
  const other = shownForm(failed, "edit");
  expect(other.failed).toBe(false);
  expect(other.value("name", "Conservata")).toBe("Conservata");
});

it("planned dates are read by phase, and an end before its start names its field", () => {
  const parsed = parseForm(PhaseDatesFormSchema, formData({ intent: "dates", "proposte-opens": "2027-02-01", "proposte-closes": "2027-03-01", "tavoli-opens": "" }));
  if (!parsed.ok) throw new Error("these dates are right");
  expect(parsed.data).toHaveLength(9);
  expect(parsed.data.find(({ phase }) => phase === "proposte")).toEqual({ phase: "proposte", opensOn: "2027-02-01", closesOn: "2027-03-01" });
  const reversed = parseForm(PhaseDatesFormSchema, formData({ "tavoli-opens": "2027-03-01", "tavoli-closes": "2027-02-01" }));
  expect(reversed).toMatchObject({ ok: false, fieldErrors: { "tavoli-closes": "dates_reversed" } });
});

it("a megabyte of text is refused beside its field", () => {
  const parsed = parseForm(NewOrganisationFormSchema, formData({ name: "x".repeat(1_000_000), category: "trade_union", municipalityId: "", delegateEmail: "", substituteEmail: "" }));
  expect(parsed).toMatchObject({ ok: false, fieldErrors: { name: "text_too_long" } });
});
