import { z } from "zod";

/**
 * ProseMirror JSON as the co-edited document stores it. Deliberately loose: names and attributes are judged one by one
 * in the compilation, where an unknown one becomes an issue and not an exception.
 */
export type EditorMark = { type: string; attrs?: Record<string, unknown> | null | undefined };
export type EditorNode = {
  type: string;
  attrs?: Record<string, unknown> | null | undefined;
  content?: EditorNode[] | undefined;
  marks?: EditorMark[] | undefined;
  text?: string | undefined;
};

const AttrsSchema = z.record(z.string(), z.unknown()).nullish();

export const EditorNodeSchema: z.ZodType<EditorNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: AttrsSchema,
    content: z.array(EditorNodeSchema).optional(),
    marks: z.array(z.object({ type: z.string(), attrs: AttrsSchema })).optional(),
    text: z.string().optional(),
  }),
);
