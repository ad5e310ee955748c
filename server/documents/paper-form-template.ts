/**
 * The paper forms' template: a constant, as the plan's (typst-template.ts). Text reaches it only as data of `/doc.json`, through
 * `text(value)`, which parses no markup. Large print: nothing that is to be read is smaller than 16 pt.
 */
export const PAPER_FORM_TEMPLATE = String.raw`
#let d = json("/doc.json")
#let blue = rgb("#0059b3")
#let dark = rgb("#17324d")
#let amber = rgb("#a65c00")
#let rule = rgb("#5a6772")
#let day = d.date.split("-").map(int)

#set document(title: d.title + " – " + d.district, author: d.leadBody, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(font: "Titillium Web", size: 16pt, lang: d.locale, region: if d.locale == "it" { "IT" } else { "GB" }, hyphenate: false, fallback: false, fill: black)
#set par(justify: false, leading: 0.55em, spacing: 0.8em)
#show heading: set text(fill: dark, weight: 700)
#show heading.where(level: 1): set text(size: 28pt)
#show heading.where(level: 2): it => block(above: 1.3em, below: 0.5em, sticky: true, text(size: 18pt, it))

#set page(paper: "a4", margin: (top: 22mm, bottom: 24mm, x: 20mm),
  header: if d.demo { align(right, text(fill: amber, weight: 700, size: 16pt, d.words.demo)) },
  footer: context grid(columns: (1fr, auto), text(size: 16pt, d.district), text(size: 16pt, d.words.page + " " + str(counter(page).get().first()) + " " + d.words.pageOf + " " + str(counter(page).final().first()))))

#grid(columns: (1fr, 34mm), gutter: 8mm,
  {
    text(weight: 600, d.words.leadBody + ": " + d.leadBody)
    linebreak()
    text(weight: 600, fill: blue, d.district)
    heading(level: 1, text(d.title))
  },
  figure(kind: image, supplement: none, numbering: none, alt: d.qr.alt, image(bytes(d.qr.svg), format: "svg", width: 34mm, alt: d.qr.alt)))
#for p in d.intro { par(text(p)) }
#par(strong(text(d.qr.address)))

#let writing(n) = block(above: 0.4em, for i in range(n) { block(height: 11mm, width: 100%, spacing: 0pt, stroke: (bottom: 0.8pt + rule)) })
#let tick(choice) = grid(columns: (9mm, 1fr), align: (left + top, left + top), box(width: 6mm, height: 6mm, stroke: 1pt + black), text(choice))

#for q in d.questions {
  let head = { heading(level: 2, text(q.label)); if q.hint != "" { par(text(q.hint)) } }
  // A question and its lines stay together on one page; a long list of boxes may go on.
  if q.k == "lines" { block(breakable: false, width: 100%, { head; writing(q.lines) }) } else {
    head
    grid(columns: (1fr,) * q.columns, column-gutter: 6mm, row-gutter: 4mm, ..q.choices.map(tick))
  }
}

#v(0.8em)
#block(breakable: false, width: 100%, inset: 5mm, stroke: 1pt + dark, { for p in d.notes { par(text(p)) } })
`;
