import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import { useEffect } from "react";
import { isLivingKind, isLivingRef } from "#app/features/documents/node-attributes.rules.ts";
import { LivingBlock } from "#app/features/documents/official-nodes.extensions.ts";
import { m } from "#app/paraglide/messages.js";
import { livingKey } from "../living.render.ts";
import { LivingDrawing } from "./living-drawing.tsx";
import { useLiving } from "./living-provider.tsx";

/** A living block in the editor: drawn as on the page, selected and deleted as one thing. */
export const LivingNode = LivingBlock.extend({
  addNodeView() {
    return ReactNodeViewRenderer(LivingNodeView);
  },
});

function LivingNodeView({ node }: NodeViewProps) {
  const living = useLiving();
  const { kind, ref } = node.attrs;
  const block = isLivingKind(kind) && isLivingRef(ref) ? { kind, ref } : null;
  const key = block && livingKey(block);
  const ask = living?.ask;
  useEffect(() => {
    if (key) ask?.(key);
  }, [key, ask]);
  return (
    // A click selects the block: its links are for the page, and leaving the text by accident would be worse than none.
    <NodeViewWrapper data-living={kind} data-ref={ref} contentEditable={false} onClickCapture={(event: { preventDefault: () => void }) => event.preventDefault()}>
      {block && key && living && (key in living.data ? <LivingDrawing block={block} data={living.data} ambito={living.ambito} /> : <p>{m.plan_living_loading()}</p>)}
    </NodeViewWrapper>
  );
}
