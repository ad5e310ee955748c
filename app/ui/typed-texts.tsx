import { m } from "#app/paraglide/messages.js";

type Props = { values: Readonly<Record<string, string | readonly string[]>> };

/** Ids, numbers, choices and buttons: nothing that somebody wrote. */
const CHOSEN = /^([a-z0-9_:.-]*|[0-9a-f-]{36})$/;

/** What was written in a form that is not there any more, to be copied. Nothing when there were no words. */
export function TypedTexts({ values }: Props) {
  const texts = Object.values(values).flat().map((text) => text.trim()).filter((text) => !CHOSEN.test(text));
  if (texts.length === 0) return null;
  return (
    <section className="ta-panel mb-4">
      <h2 className="h5">{m.ui_form_typed_title()}</h2>
      <p>{m.ui_form_typed_hint()}</p>
      {texts.map((text, index) => (
        <label key={index} className="ta-label d-block mb-3">
          {m.ui_form_typed_label({ number: index + 1 })}
          <textarea className="form-control ta-input" rows={Math.min(8, Math.ceil(text.length / 80) + 1)} defaultValue={text} readOnly />
        </label>
      ))}
    </section>
  );
}
