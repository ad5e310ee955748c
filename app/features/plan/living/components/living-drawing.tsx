import { href } from "react-router";
import type { LivingKind } from "#app/features/documents/documents.limits.ts";
import { livingBlocks, livingName } from "../living.render.ts";
import type { LivingData } from "../living.schema.ts";
import { ModelBlocks } from "./model-blocks.tsx";

export type LivingProps = { block: { kind: LivingKind; ref: string }; data: LivingData; ambito: string };

/** A living block as the plan's pages and its editor show it. The plan is written in Italian, and so are its data. */
export function LivingDrawing({ block, data, ambito }: LivingProps) {
  const blocks = livingBlocks(block, data, {
    locale: "it",
    proposalUrl: (numero) => href("/:ambito/proposte/:numero", { ambito, numero }),
    voteUrl: (number) => href("/:ambito/votazioni/:votazione", { ambito, votazione: `${number}` }),
  });
  return <figure className="ta-living" lang="it" aria-label={livingName(block.kind, "it")}><ModelBlocks blocks={blocks} /></figure>;
}
