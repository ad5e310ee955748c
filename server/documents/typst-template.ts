/**
 * The PDF's template: a constant. Text reaches it only as data of `/doc.json`, through `text(value)`, which parses no markup;
 * nothing here is ever joined with a value. Every style names Titillium Web and forbids fallbacks, because Typst also sees the
 * fonts of the machine and the same plan must give the same bytes everywhere.
 */
export const TYPST_TEMPLATE = String.raw`
#let d = json("/doc.json")
#let meta = d.meta
#let words = meta.labels
#let blue = rgb("#0059b3")
#let dark = rgb("#17324d")
#let grey = rgb("#4a5a6a")
#let line-grey = rgb("#c3ccd6")
#let pale = rgb("#f2f6fa")
#let amber = rgb("#a65c00")
#let pale-amber = rgb("#fff7eb")
#let day = meta.date.split("-").map(int)

#set document(title: meta.title + " – " + meta.district, author: meta.leadBody, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(font: "Titillium Web", size: 10.5pt, lang: meta.locale, region: if meta.locale == "it" { "IT" } else { "GB" }, hyphenate: true, fallback: false, fill: rgb("#1b1f23"))
#set par(justify: false, leading: 0.62em, spacing: 0.95em)
#set list(marker: ([•], [–], [·]), indent: 0.4em, body-indent: 0.6em)
#set enum(indent: 0.4em, body-indent: 0.6em)
#show list: set block(above: 0.9em, below: 0.9em)
#show enum: set block(above: 0.9em, below: 0.9em)
#show raw: set text(font: "Titillium Web", lang: meta.locale, size: 10pt, fallback: false)
#show link: it => text(fill: blue, underline(offset: 2pt, it))
#show figure.where(kind: table): set block(breakable: true, above: 1.5em, below: 1.6em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => block(width: 100%, sticky: true, align(left, text(size: 9.5pt, weight: 600, fill: dark, it)))
#set figure(supplement: words.table, numbering: "1", gap: 0.7em)

#show heading: set text(fill: dark, weight: 700, hyphenate: false)
#show heading.where(level: 1): it => block(above: 2.4em, below: 1.1em, width: 100%, inset: (bottom: 0.45em), stroke: (bottom: 1.5pt + blue), text(size: 20pt, it))
#show heading.where(level: 2): it => block(above: 1.7em, below: 0.8em, sticky: true, text(size: 15pt, it))
#show heading.where(level: 3): it => block(above: 1.5em, below: 0.7em, sticky: true, text(size: 12.5pt, it))
#show heading.where(level: 4): it => block(above: 1.3em, below: 0.6em, sticky: true, text(size: 11pt, it))
#show heading.where(level: 5): it => block(above: 1.2em, below: 0.5em, sticky: true, text(size: 10.5pt, it))
#show heading.where(level: 6): it => block(above: 1.2em, below: 0.5em, sticky: true, text(size: 10.5pt, style: "italic", it))

#let run(n) = {
  if n.k == "br" { linebreak() } else if n.k == "fn" { footnote(n.c.map(run).join()) } else {
    let c = if "cd" in n { raw(n.v) } else { text(n.v) }
    if "b" in n { c = strong(c) }
    if "i" in n { c = emph(c) }
    if "u" in n { c = underline(c) }
    if "st" in n { c = strike(c) }
    if "a" in n { c = link(n.a, c) } else if "to" in n { c = link(label(n.to), c) }
    c
  }
}
#let runs(c) = c.map(run).join()

#let origins(n) = if "from" in n {
  block(above: 0.75em, below: 1.2em, inset: (left: 0.7em), stroke: (left: 1.5pt + blue), outset: (y: 0.15em), text(size: 8.5pt, fill: grey, {
    text(words.origin + " ")
    n.from.map(o => if o.url == none { strong(text(o.number)) } else { link(o.url, text(o.number)) }).join(text(", "))
  }))
}

// Links and notes in a header that is printed again on the next page would be refused by PDF/UA.
#let has-link(x) = if type(x) == array { x.any(has-link) } else if type(x) == dictionary {
  x.at("k", default: "") == "fn" or "a" in x or "to" in x or "from" in x or x.values().any(has-link)
} else { false }

// Long unbroken strings (addresses, codes) must not leave their column.
#let cell-text(body) = text(size: 9pt, body)

#let blk(ns, in-cell: false) = {
  for n in ns {
    if n.k == "p" {
      if in-cell { cell-text(par(leading: 0.5em, spacing: 0.6em, runs(n.c))) } else { par(runs(n.c)) }
      origins(n)
    } else if n.k == "h" {
      if n.l == 1 { pagebreak(weak: true) }
      [#heading(level: n.l, { if n.num != none { text(n.num + "  ") }; runs(n.c) })#label(n.id)]
      origins(n)
    } else if n.k == "ul" {
      list(..n.it.map(b => blk(b, in-cell: in-cell)))
    } else if n.k == "ol" {
      enum(start: n.start, ..n.it.map(b => blk(b, in-cell: in-cell)))
    } else if n.k == "quote" {
      block(above: 1.1em, below: 1.1em, inset: (left: 1em, y: 0.2em), stroke: (left: 2pt + line-grey), quote(block: true, blk(n.c, in-cell: in-cell)))
    } else if n.k == "callout" {
      let warning = n.v == "warning"
      let accent = if warning { amber } else if n.v == "example" { grey } else { blue }
      block(above: 1.2em, below: 1.2em, width: 100%, inset: 0.9em, radius: 3pt, breakable: true,
        fill: if warning { pale-amber } else { pale },
        stroke: (left: 3pt + accent),
        { par(strong(text(fill: if warning { amber } else { dark }, n.title))); blk(n.c, in-cell: in-cell) })
    } else if n.k == "table" {
      let last = n.head.len()
      let column(c) = table.cell(colspan: c.cs, rowspan: c.rs, text(weight: 700, fill: dark, hyphenate: false, blk(c.c, in-cell: true)))
      // A row with two header cells is a row of totals.
      let row(cells) = {
        let total = cells.filter(c => "h" in c).len() > 1
        // Short rows stay on one page; a cell longer than a page must break.
        let breakable = repr(cells).len() > 3000
        cells.map(c => table.cell(colspan: c.cs, rowspan: c.rs, fill: if total { pale } else { none }, breakable: breakable,
          if "h" in c { text(weight: if total { 700 } else { 600 }, blk(c.c, in-cell: true)) } else { blk(c.c, in-cell: true) }))
      }
      [#figure(kind: table, caption: text(n.cap), {
        set text(size: 9pt)
        table(
          columns: n.num.zip(n.cols).map(((numeric, width)) => if numeric { auto } else { width * 1fr }),
          align: (x, y) => if n.num.at(x) { right + top } else { left + top },
          inset: (x: 0.55em, y: 0.55em),
          stroke: (x, y) => (top: if y == 0 { 1pt + dark } else { none }, bottom: if y == last - 1 { 1pt + dark } else { 0.5pt + line-grey }),
          fill: (x, y) => if y < last { pale } else { none },
          table.header(repeat: not has-link(n.head), ..n.head.flatten().map(column)),
          ..n.body.map(row).flatten(),
        )
      })#label(n.id)]
    } else if n.k == "hr" {
      block(above: 1.4em, below: 1.4em, line(length: 100%, stroke: 0.5pt + line-grey))
    }
  }
}

#let demo-tag = box(inset: (x: 0.6em, y: 0.3em), radius: 2pt, fill: pale-amber, stroke: 0.7pt + amber, text(fill: amber, weight: 700, size: 8.5pt, upper(words.demo)))

#set page(paper: "a4", margin: (top: 28mm, bottom: 26mm, left: 24mm, right: 22mm))

// Cover
#page(margin: 0pt, header: none, footer: none, {
  place(top + left, rect(width: 100%, height: 74mm, fill: blue))
  place(top + left, dy: 74mm, rect(width: 100%, height: 2.5mm, fill: dark))
  place(top + left, dx: 24mm, dy: 26mm, block(width: 160mm, {
    text(fill: white, size: 12pt, weight: 600, words.leadBody + ": " + meta.leadBody)
    v(0.4em)
    text(fill: white, size: 24pt, weight: 700, hyphenate: false, meta.district)
  }))
  place(top + left, dx: 24mm, dy: 98mm, block(width: 160mm, {
    set par(leading: 0.5em)
    { show title: set text(size: 34pt, weight: 700, fill: dark, hyphenate: false); title(meta.title) }
    v(1.2em)
    text(size: 20pt, weight: 400, fill: blue, meta.cycle)
    v(1.6em)
    line(length: 32mm, stroke: 2.5pt + blue)
    v(1.2em)
    text(size: 13pt, weight: 600, fill: grey, meta.stateText)
  }))
  if meta.demo {
    place(bottom + left, dx: 24mm, dy: -24mm, block(width: 162mm, inset: 1em, radius: 3pt, fill: pale-amber, stroke: 1pt + amber, {
      text(fill: amber, weight: 700, size: 13pt, upper(words.demo))
      linebreak()
      text(size: 10.5pt, words.demoExplanation)
    }))
  }
})

#set page(
  header: {
    set text(size: 8.5pt, fill: grey)
    grid(columns: (1fr, auto), align: (left + horizon, right + horizon), text(meta.district + " · " + meta.cycle), if meta.demo { demo-tag } else { text(meta.title) })
    v(-0.4em)
    line(length: 100%, stroke: 0.5pt + line-grey)
  },
  footer: {
    set text(size: 8.5pt, fill: grey)
    line(length: 100%, stroke: 0.5pt + line-grey)
    v(-0.4em)
    grid(columns: (1fr, auto), text(meta.stateText), context text(words.page + " " + str(counter(page).get().first()) + " " + words.pageOf + " " + str(counter(page).final().first())))
  },
)

#{
  show outline.entry: set text(size: 10pt)
  show outline.entry.where(level: 1): set text(weight: 600, size: 10.5pt)
  show outline.entry.where(level: 1): set block(above: 1.1em)
  show link: it => text(fill: dark, it)
  outline(title: text(words.contents), depth: 3, indent: 1.2em)
  if d.body.any(n => n.k == "table") {
    show outline.entry.where(level: 1): set text(weight: 400, size: 10pt)
    outline(title: text(words.listOfTables), target: figure.where(kind: table))
  }
}

#blk(d.body)
`;
