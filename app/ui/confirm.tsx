import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button.tsx";

type Props = {
  /** What the first click opens: «Chiudi la votazione». */
  label: string;
  /** What will happen, and whether it can be undone. */
  question: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** The form with the button that really does it. */
  children: ReactNode;
};

/** Asks before something is done: a disclosure, so it works without scripts and with the keyboard alone. */
export function Confirm({ label, question, variant = "outline", size, children }: Props) {
  return (
    <details className="ta-confirm">
      <summary className={buttonClass(variant, size)}>{label}</summary>
      <div className="ta-confirm-body">
        <div className="mb-3">{question}</div>
        {children}
      </div>
    </details>
  );
}
