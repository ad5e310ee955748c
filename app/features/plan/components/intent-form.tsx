import type { ReactNode } from "react";
import { Form } from "react-router";

/** One of the forms of a section's page, told apart by `intent`. */
export function IntentForm({ intent, className = "mb-4", children }: { intent: string; className?: string; children: ReactNode }) {
  return (
    <Form method="post" className={className}>
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  );
}
