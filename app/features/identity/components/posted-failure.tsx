import { useActionData } from "react-router";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TypedTexts } from "#app/ui/typed-texts.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

/**
 * Why the form that was just sent to this route was refused. For pages whose forms come and go with what happens: the
 * form itself may not be there any more. `isGone` says so of the forms with words in them, whose words are then shown.
 */
export function PostedFailure({ isGone = () => false }: { isGone?: (intent: string) => boolean }) {
  const answer: unknown = useActionData();
  if (!isFormFailure(answer)) return null;
  if (answer.formError === "sign_in_needed") return <SignInAgain values={answer.values} />;
  return (
    <>
      <FormErrorSummary errors={formSentences(answer)} />
      {isGone(String(answer.values["intent"] ?? "")) && <TypedTexts values={answer.values} />}
    </>
  );
}
