import { useEffect, useState } from "react";
import type { ProposalContent } from "./proposals.rules.ts";

type Find = (content: ProposalContent) => Record<string, string>;

/** What must be taken out of the texts, by field. The patterns are loaded once the page stands. */
export function useTextWarnings(content: ProposalContent): Record<string, string> {
  const [find, setFind] = useState<Find>();
  useEffect(() => {
    // Without network the server says the same when the text is sent.
    import("./text-warnings.render.ts").then((module) => setFind(() => module.textWarnings), () => {});
  }, []);
  return find?.(content) ?? {};
}
