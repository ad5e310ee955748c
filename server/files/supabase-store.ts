import { openAsBlob } from "node:fs";
import { AppError } from "#app/platform/errors.ts";
import type { FileStore } from "#app/platform/file-store.ts";

export const BUCKET = "allegati";

type Connection = { url: string; secretKey: string; fetch: typeof fetch };

/** Files in a private bucket of Supabase Storage, reached with the service key alone. */
export function createSupabaseStore({ url, secretKey, fetch: call }: Connection): Pick<FileStore, "put" | "open" | "remove"> & { prepare(): Promise<void> } {
  const ask = (path: string, init: RequestInit): Promise<Response> =>
    call(`${url}/storage/v1/${path}`, { ...init, headers: { apikey: secretKey, authorization: `Bearer ${secretKey}`, ...init.headers } }).catch((cause: unknown) => {
      throw new AppError("service_unavailable", { cause });
    });
  const asked = async (path: string, init: RequestInit): Promise<Response> => {
    const answer = await ask(path, init);
    if (!answer.ok) throw await failure(answer);
    return answer;
  };
  return {
    /** Makes the bucket if it is not there, and makes sure that it is private. */
    async prepare() {
      const wanted = JSON.stringify({ id: BUCKET, name: BUCKET, public: false });
      const json = { "content-type": "application/json" };
      const made = await ask("bucket", { method: "POST", headers: json, body: wanted });
      if (made.ok) return;
      await asked(`bucket/${BUCKET}`, { method: "PUT", headers: json, body: wanted });
    },
    async put(path, from, contentType) {
      // The blob is read from the disk as it is sent.
      const body = await openAsBlob(from, { type: contentType });
      await asked(`object/${BUCKET}/${path}`, { method: "POST", headers: { "content-type": contentType, "cache-control": "no-store", "x-upsert": "true" }, body });
    },
    async open(path) {
      const answer = await ask(`object/authenticated/${BUCKET}/${path}`, {});
      if (answer.ok) return answer.body;
      if (answer.status === 404 || answer.status === 400) return null;
      throw await failure(answer);
    },
    async remove(paths) {
      if (paths.length === 0) return;
      await asked(`object/${BUCKET}`, { method: "DELETE", headers: { "content-type": "application/json" }, body: JSON.stringify({ prefixes: paths }) });
    },
  };
}

async function failure(answer: Response): Promise<AppError> {
  const text = await answer.text().catch(() => "");
  return new AppError("service_unavailable", { cause: new Error(`storage answered ${answer.status}: ${text.slice(0, 200)}`) });
}
