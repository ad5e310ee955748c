/** A file for one person's eyes: kept by no cache, without scripts, read as what it says it is. `name` makes it a download. */
export function privateDownload(body: string, contentType: string, name: string | null): Response {
  return new Response(body, {
    headers: {
      "Content-Type": contentType,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      ...(name === null ? {} : { "Content-Disposition": `attachment; filename="${name}"` }),
    },
  });
}
