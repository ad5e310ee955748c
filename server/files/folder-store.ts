import { openAsBlob } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStore } from "#app/platform/file-store.ts";

/** What the application itself makes of ids: nothing else ever becomes a path on this disk. */
const SAFE_PATH = /^[0-9a-f-]{36}(\/[0-9a-f-]{36}){2}$/;

/** Files in a folder that only this account opens: the embedded default. */
export function createFolderStore(folder: string): Pick<FileStore, "put" | "open" | "remove"> {
  const placeOf = (path: string): string => {
    if (!SAFE_PATH.test(path)) throw new Error("not a path of a stored file");
    return join(folder, path);
  };
  return {
    async put(path, from) {
      const place = placeOf(path);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const arriving = `${place}.arriving`;
      await copyFile(from, arriving);
      await flush(arriving);
      // The name appears when the file is whole and on the disk.
      await rename(arriving, place);
    },
    async open(path) {
      const place = placeOf(path);
      const found = await stat(place).catch(() => null);
      if (!found?.isFile()) return null;
      // Read from the disk piece by piece, as fast as it is sent on.
      return (await openAsBlob(place)).stream();
    },
    async remove(paths) {
      for (const path of paths) {
        await rm(placeOf(path), { force: true });
        await rm(`${placeOf(path)}.arriving`, { force: true });
      }
    },
  };
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
