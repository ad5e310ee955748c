import type { ReactNode } from "react";
import { Link, type To } from "react-router";

type Props = {
  title: ReactNode;
  /** Where the title leads. */
  to?: To | undefined;
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Small line above the title: number, kind, date. */
  eyebrow?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
};

/** One thing in a list of things. Put several in a CardGrid. */
export function Card({ title, to, headingLevel = 3, eyebrow, children, footer }: Props) {
  const Heading = `h${headingLevel}` as const;
  return (
    <article className="ta-card">
      {eyebrow && <p className="ta-card-eyebrow">{eyebrow}</p>}
      <Heading className="ta-card-title">{to === undefined ? title : <Link to={to}>{title}</Link>}</Heading>
      {children}
      {footer && <div className="ta-card-footer">{footer}</div>}
    </article>
  );
}

/** Cards beside each other where there is room. Each child becomes a list item. */
export function CardGrid({ children, label }: { children: readonly ReactNode[]; label?: string | undefined }) {
  return (
    <ul className="ta-card-grid" aria-label={label}>
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}
