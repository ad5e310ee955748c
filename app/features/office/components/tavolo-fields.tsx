import { tavoloLimits } from "#app/features/tavoli/tavoli.limits.ts";
import { areaOptions } from "#app/features/tavoli/tavoli.render.ts";
import type { OfficeTavolo } from "#app/features/tavoli/tavoli.schema.ts";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "../shown-form.ts";
import { BoundSelect, BoundText, BoundTextarea } from "./bound-fields.tsx";

/** The fields of a tavolo, new or already there. */
export function TavoloFields({ form, tavolo }: { form: ShownForm; tavolo?: OfficeTavolo }) {
  return (
    <>
      <BoundText form={form} name="name" label={m.office_tavolo_name()} stored={tavolo?.name} maxLength={tavoloLimits.nameMax} required />
      <BoundSelect form={form} name="area" label={m.office_tavolo_area()} stored={tavolo?.area} emptyLabel={m.office_choose()} options={areaOptions()} required />
      <BoundTextarea form={form} name="description" label={m.office_tavolo_description()} stored={tavolo?.description} maxLength={tavoloLimits.descriptionMax} rows={4} />
    </>
  );
}
