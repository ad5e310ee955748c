import { lazy, Suspense } from "react";
import { useScripted } from "#app/platform/use-scripted.ts";

// Nobody needs it before she writes: the page opens without it.
const SimilarWatch = lazy(() => import("./similar-watch.tsx").then((module) => ({ default: module.SimilarWatch })));

export type SimilarProps = { ambito: string; proposalId: string; isSignedIn: boolean };

/**
 * Inside the form of a draft, after its fields: the public proposals that resemble it, looked up while one types. A polite live
 * region that never takes the focus.
 */
export function SimilarProposals(props: SimilarProps) {
  const isScripted = useScripted();
  return (
    <div aria-live="polite">
      {isScripted && (
        <Suspense fallback={null}>
          <SimilarWatch {...props} />
        </Suspense>
      )}
    </div>
  );
}
