import { type ReactNode, useEffect, useRef } from "react";
import { m } from "#app/paraglide/messages.js";

/**
 * Keys for who reads many texts: they work only while the focus is on a text, never in a field, so that nobody who dictates
 * or types meets them by chance.
 */
export function QueueKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = box.current;
    const press = (event: KeyboardEvent) => list && pressKey(event, list);
    list?.addEventListener("keydown", press);
    return () => list?.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <details className="mb-4">
        <summary>{m.moderation_keys()}</summary>
        <p className="mt-2">{m.moderation_keys_lead()}</p>
        <dl className="ta-keys">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt><kbd>{key}</kbd></dt>
              <dd>{words()}</dd>
            </div>
          ))}
        </dl>
      </details>
      {/* The keys only move the focus between what is focusable anyway. */}
      <div ref={box}>{children}</div>
    </>
  );
}

const keys = [
  ["J", m.moderation_key_next],
  ["K", m.moderation_key_previous],
  ["P", m.moderation_key_publish],
  ["M", m.moderation_key_changes],
  ["N", m.moderation_key_hide],
] as const;

function pressKey(event: KeyboardEvent, box: HTMLElement): void {
  if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const texts = [...box.querySelectorAll<HTMLElement>("[data-queued]")];
  const current = event.target.closest<HTMLElement>("[data-queued]");
  const place = current ? texts.indexOf(current) : -1;
  switch (event.key.toLowerCase()) {
    case "j":
      return focus(event, texts[Math.min(place + 1, texts.length - 1)]);
    case "k":
      return focus(event, texts[Math.max(place - 1, 0)]);
    case "p":
      return focus(event, current?.querySelector<HTMLElement>("button[type=submit]"));
    case "m":
      return open(event, current, "ask_changes");
    case "n":
      return open(event, current, "hide");
  }
}

function focus(event: KeyboardEvent, target: HTMLElement | null | undefined): void {
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function open(event: KeyboardEvent, text: HTMLElement | null | undefined, decision: string): void {
  const form = text?.querySelector<HTMLElement>(`form[data-decision=${decision}]`);
  const disclosure = form?.closest("details");
  if (!form || !disclosure) return;
  disclosure.open = true;
  focus(event, form.querySelector<HTMLElement>("select, textarea"));
}
