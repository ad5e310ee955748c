import { m } from "#app/paraglide/messages.js";
import { useScripted } from "#app/platform/use-scripted.ts";
import { Button } from "#app/ui/button.tsx";

/** Copies what is selected in the text above into the field: quicker than copying by hand, and never needed. */
export function UseSelection({ fieldId }: { fieldId: string }) {
  if (!useScripted()) return null;
  return (
    <p>
      <Button
        size="sm"
        variant="outline"
        onClick={() => {
          const field = document.getElementById(fieldId);
          const selected = String(document.getSelection() ?? "").trim();
          if (field instanceof HTMLTextAreaElement && selected !== "") {
            field.value = selected;
            field.focus();
          }
        }}
      >
        {m.moderation_use_selection()}
      </Button>
    </p>
  );
}
