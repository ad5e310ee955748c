export type MailPart = { text: string; href: string | null };

/** A mail's plain text in pieces, in which the addresses of this very site are links; others stay text. */
export function splitLinks(text: string, origin: string): MailPart[] {
  const parts: MailPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>()]+/g)) {
    if (!match[0].startsWith(`${origin}/`)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null });
    parts.push({ text: match[0], href: match[0].slice(origin.length) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}
