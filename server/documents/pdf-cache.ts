import { createHash } from "node:crypto";
import type { PrintedModel } from "#app/platform/paper-form.ts";

type Render = (model: PrintedModel) => Promise<Uint8Array>;

/** Plans are a few hundred kB to a few MB each. */
const ENTRIES = 12;

/** The same model gives the same bytes, so a PDF is made once however many people ask; those who ask meanwhile wait for it. */
export function cachePdfs(render: Render, entries = ENTRIES): Render {
  const known = new Map<string, Promise<Uint8Array>>();
  return (model) => {
    const key = createHash("sha256").update(JSON.stringify(model)).digest("hex");
    const found = known.get(key);
    // Moved to the end: the one that nobody asked for longest goes first.
    known.delete(key);
    const made = found ?? render(model);
    known.set(key, made);
    made.catch(() => known.get(key) === made && known.delete(key));
    const [oldest] = known.keys();
    if (known.size > entries && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
