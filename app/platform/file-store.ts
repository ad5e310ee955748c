/**
 * Where files of people lie: a private bucket of Supabase Storage, or a folder in the data folder on the embedded default.
 * Nothing of it is reachable by an address: a route reads it for whoever has the right.
 */
export type FileStore = {
  /** A folder of this machine for what is still arriving. */
  incoming: string;
  /** Stores the file that lies at `from`, whole or not at all. `path` has only letters, digits, `-` and `/`. */
  put(path: string, from: string, contentType: string): Promise<void>;
  /** The stored file, or null when there is none. */
  open(path: string): Promise<ReadableStream<Uint8Array> | null>;
  /** Takes files away; what is not there is no error. */
  remove(paths: readonly string[]): Promise<void>;
  /** Draws the image at `from` anew into `to`: without EXIF, without hidden data behind it, not longer than `maxSide`. */
  redraw(image: { from: string; to: string; kind: "jpg" | "png"; maxSide: number; maxPixels: number }): Promise<"done" | "too_large" | "damaged">;
};
