import { type ReactNode, useId } from "react";

type Props = {
  kind?: "note" | "success" | "warning" | "danger" | undefined;
  title: string;
  children: ReactNode;
  headingLevel?: 2 | 3 | 4 | undefined;
};

/** A remark set apart from the text: what something means, what to watch for. */
export function Callout({ kind = "note", title, children, headingLevel = 2 }: Props) {
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section className={`ta-callout ta-callout-${kind}`} aria-labelledby={id}>
      <Heading id={id} className="h6">
        {title}
      </Heading>
      {children}
    </section>
  );
}
