import type { Editor } from "@tiptap/core";

/** The parts of the editor's page in the order in which F6 goes through them. */
const REGIONS = ["toolbar", "text", "panels"] as const;
type RegionName = (typeof REGIONS)[number];

/** F6 and Shift + F6: from the toolbar to the text, to the panels and around. Parts that are not there are left out. */
export function moveToRegion(root: HTMLElement, editor: Editor, step: 1 | -1): void {
  const there = REGIONS.filter((name) => regionOf(root, name) !== null);
  const at = there.findIndex((name) => regionOf(root, name)?.contains(document.activeElement));
  const start = at === -1 ? there.indexOf("text") - step : at;
  const next = there[(start + step + there.length) % there.length];
  if (next) enterRegion(root, editor, next);
}

export function enterRegion(root: HTMLElement, editor: Editor, name: RegionName): void {
  if (name === "text") editor.commands.focus();
  else regionOf(root, name)?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}

/** Moves the focus into a panel that was just shown. */
export function enterPanel(root: HTMLElement, key: string): void {
  const panel = root.querySelector<HTMLElement>(`[data-panel="${key}"]`);
  (panel?.querySelector<HTMLElement>("[data-autofocus]") ?? panel)?.focus();
}

function regionOf(root: HTMLElement, name: RegionName): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-region="${name}"]`);
}
