import { AppError } from "#app/platform/errors.ts";

/** The largest form of the site (a district's municipalities, the dates of all phases) has a tenth of this. */
const MAX_FIELDS = 1_000;

/**
 * Makes `request.formData()` throw codes of ours: 400 for a body that is no form, 413 for one with too many fields
 * (what reads forms looks each name up in the whole list, so a million names would hold the process).
 */
export function parseableForms(request: Request): void {
  const read = request.formData.bind(request);
  Object.defineProperty(request, "formData", {
    async value(): Promise<FormData> {
      const form = await read().catch((cause: unknown) => {
        throw new AppError("bad_request", { cause });
      });
      let fields = 0;
      for (const _ of form.keys()) fields += 1;
      if (fields > MAX_FIELDS) throw new AppError("too_large");
      return form;
    },
  });
}
