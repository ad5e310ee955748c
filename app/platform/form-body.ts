import { AppError } from "#app/platform/errors.ts";

/** What was read of a request's form: whoever answers for a failure needs it again. */
const formsRead = new WeakMap<Request, FormData>();

/** The largest form of the site (a district's municipalities, the dates of all phases) has a tenth of this. */
const MAX_FIELDS = 1_000;

/**
 * Makes `request.formData()` throw codes of ours: 400 for a body that is no form, 413 for one with too many fields
 * (what reads forms looks each name up in the whole list, so a million names would hold the process).
 */
export function parseableForms(request: Request): void {
  const read = request.formData.bind(request);
  Object.defineProperty(request, "formData", {
    // An action that failed before it read its form has this already when the answer looks for what was typed.
    configurable: true,
    async value(): Promise<FormData> {
      const form = await read().catch((cause: unknown) => {
        throw new AppError("bad_request", { cause });
      });
      let fields = 0;
      for (const _ of form.keys()) fields += 1;
      if (fields > MAX_FIELDS) throw new AppError("too_large");
      formsRead.set(request, form);
      return form;
    },
  });
}

/** The form of a request that failed, read before or now; null when it brought none that can be read. */
export async function typedForm(request: Request): Promise<FormData | null> {
  const known = formsRead.get(request);
  if (known) return known;
  if (request.method !== "POST" || request.bodyUsed || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(request.headers.get("content-type") ?? "")) return null;
  parseableForms(request);
  return request.formData().catch(() => null);
}
