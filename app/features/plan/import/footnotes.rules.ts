/** How programs write a note's reference and where its text stands: Word, LibreOffice, mammoth (our own reading of .docx). */
const REFERENCES: readonly { href: RegExp; target: (number: string) => string }[] = [
  { href: /^#_(ftn|edn)(\d+)$/, target: (number) => `[id="ftn${number}"], [id="edn${number}"]` },
  { href: /^#sd(foot|end)note(\d+)sym$/, target: (number) => `[id="sdfootnote${number}"], [id="sdendnote${number}"]` },
  { href: /^#(footnote|endnote)-(\d+)$/, target: (number) => `[id="footnote-${number}"], [id="endnote-${number}"]` },
];
const LONGEST = 1_000;

/** Puts each note's text where its number stands (`<span data-footnote>`), and takes the list of notes away. Returns how many. */
export function foldFootnotes(document: Document): number {
  let folded = 0;
  const notes = new Set<Element>();
  for (const link of [...document.body.querySelectorAll('a[href^="#"]')]) {
    const note = noteOf(document, link);
    if (!note || note.contains(link)) continue;
    const mark = document.createElement("span");
    mark.setAttribute("data-footnote", textOf(note));
    const raised = link.closest("sup");
    (raised && raised.textContent === link.textContent ? raised : link).replaceWith(mark);
    notes.add(note);
    folded += 1;
  }
  for (const note of notes) {
    const list = note.parentElement;
    note.remove();
    if (list?.matches("ol, ul") && list.children.length === 0) list.remove();
  }
  return folded;
}

function noteOf(document: Document, link: Element): Element | null {
  const href = link.getAttribute("href") ?? "";
  for (const { href: pattern, target } of REFERENCES) {
    const number = pattern.exec(href)?.[2];
    if (number !== undefined) return document.querySelector(target(number));
  }
  return null;
}

/** Without the number and the arrow that lead back. */
function textOf(note: Element): string {
  const copy = note.ownerDocument.importNode(note, true);
  for (const back of copy.querySelectorAll('a[href^="#"]')) back.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST);
}
