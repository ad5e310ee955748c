import type { FileStore } from "#app/platform/file-store.ts";

type Redraw = FileStore["redraw"];

/**
 * Draws images anew, one at a time: a drawn image of fifty megapixels takes 200 MB for a moment, two at once would be too
 * much for a small machine. What sharp writes has neither EXIF nor anything behind the image.
 */
export function createRedraw(): Redraw {
  let last: Promise<unknown> = Promise.resolve();
  return (image) => {
    const mine = last.then(() => redraw(image));
    last = mine.catch(() => {});
    return mine;
  };
}

async function redraw({ from, to, kind, maxSide, maxPixels }: Parameters<Redraw>[0]): Promise<Awaited<ReturnType<Redraw>>> {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const { width, height, format } = await sharp(from, { limitInputPixels: false }).metadata();
    if (width * height > maxPixels) return "too_large";
    if (format !== (kind === "jpg" ? "jpeg" : "png")) return "damaged";
    // `rotate` without an angle turns the image as its EXIF said before that is dropped.
    const drawn = sharp(from, { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true })
      .rotate()
      .resize({ width: maxSide, height: maxSide, fit: "inside", withoutEnlargement: true });
    await (kind === "jpg" ? drawn.jpeg({ quality: 82 }) : drawn.png({ compressionLevel: 9 })).toFile(to);
    return "done";
  } catch {
    return "damaged";
  }
}
