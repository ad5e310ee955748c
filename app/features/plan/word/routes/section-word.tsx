import { countPdf } from "../../plan-document.server.ts";
import { composeSectionWord } from "../section-word.server.ts";
import type { Route } from "./+types/section-word";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export async function loader({ context, params }: Route.LoaderArgs) {
  await countPdf(context);
  const { file, name } = await composeSectionWord(context, params.sezione);
  return new Response(new Uint8Array(file), {
    headers: { "Content-Type": WORD, "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store" },
  });
}
