/** What was just done, said politely; `undo` is the thread that was closed. */
export type Told = { sentence: string; undo: string | null };

/** The element of a thread in the panel that takes the focus. */
export function threadElementId(id: string): string {
  return `comment-thread-${id}`;
}
