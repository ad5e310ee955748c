type Item = { paragraph: Element; level: number; isOrdered: boolean };

/**
 * Word's clipboard has no lists: each item is a paragraph with its level in a style and its sign as text. They become real lists, nested by level.
 */
export function gatherWordLists(document: Document): void {
  let run: Item[] = [];
  const end = () => {
    if (run.length > 0) build(document, run);
    run = [];
  };
  for (const paragraph of [...document.body.querySelectorAll("p")]) {
    const item = itemOf(paragraph);
    if (!item) continue;
    const before = run.at(-1)?.paragraph;
    if (before && before.nextElementSibling !== paragraph) end();
    run.push(item);
  }
  end();
}

function itemOf(paragraph: Element): Item | null {
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(paragraph.getAttribute("style") ?? "")?.[1];
  if (level === undefined) return null;
  const sign = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*Ignore/i.test(span.getAttribute("style") ?? ""));
  const text = (sign?.textContent ?? "").trim();
  sign?.remove();
  return { paragraph, level: Math.min(6, Math.max(1, Number(level))), isOrdered: /^\(?(\d+|[a-z]|[ivxlc]+)[.)]/i.test(text) };
}

function build(document: Document, items: readonly Item[]): void {
  const [first] = items;
  if (!first) return;
  const place = document.createComment("");
  first.paragraph.before(place);
  /** The open lists, outermost first. */
  const open: { list: Element; level: number }[] = [];
  const made: Element[] = [];
  for (const { paragraph, level, isOrdered } of items) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
    const name = isOrdered ? "ol" : "ul";
    let top = open.at(-1);
    if (top?.level === level && top.list.localName !== name) {
      open.pop();
      top = open.at(-1);
    }
    if (!top || top.level < level) {
      const list = document.createElement(name);
      const holder = top?.list.lastElementChild;
      if (holder) holder.append(list);
      else made.push(list);
      top = { list, level };
      open.push(top);
    }
    const item = document.createElement("li");
    paragraph.remove();
    item.append(paragraph);
    top.list.append(item);
  }
  place.replaceWith(...made);
}
