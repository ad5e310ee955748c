import { m } from "#app/paraglide/messages.js";
import { type SuggestionKind, bringsBlocks } from "../suggestions.limits.ts";

type Props = { kind: SuggestionKind; before: string; after: string; /** Answered or withdrawn: what stands there now may be something else. */ isOver: boolean };

/** What stands there and what shall stand there, told apart by words and signs as well as by colour. */
export function SuggestionWords({ kind, before, after, isOver }: Props) {
  return (
    <dl className="ta-suggestion-words" lang="it">
      {before !== "" && (
        <div>
          <dt>{isOver ? m.suggestions_original() : m.suggestions_before()}</dt>
          <dd><Lines tag="del" text={before} isKept={kind === "insert" || kind === "add_block"} /></dd>
        </div>
      )}
      <div>
        <dt>{m.suggestions_after()}</dt>
        <dd>{after === "" ? <em>{m.suggestions_after_nothing()}</em> : <Lines tag="ins" text={after} isBlock={bringsBlocks(kind)} />}</dd>
      </div>
    </dl>
  );
}

function Lines({ tag: Tag, text, isKept = false, isBlock = false }: { tag: "del" | "ins"; text: string; isKept?: boolean; isBlock?: boolean }) {
  if (isKept) return <span className="ta-suggestion-lines">{text}</span>;
  return <Tag className={isBlock ? "ta-suggestion-lines ta-suggestion-block" : "ta-suggestion-lines"}>{text}</Tag>;
}
