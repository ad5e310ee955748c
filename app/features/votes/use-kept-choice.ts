import { useCallback, useEffect, useRef } from "react";

/**
 * Keeps which of a group of disclosures stands open over a reload, in this tab only. The open state itself is the
 * page's: what others do, and what the server sends, never closes it. Gives the group's ref and its toggle handler.
 */
export function useKeptChoice(key: string) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const kept = read(key);
    const details = [...(group.current?.querySelectorAll("details") ?? [])].find((one) => one.dataset["choice"] === kept);
    if (details) details.open = true;
  }, [key]);
  const onToggle = useCallback(
    (choice: string, isOpen: boolean) => {
      if (isOpen) write(key, choice);
      else if (read(key) === choice) write(key, null);
    },
    [key],
  );
  return { group, onToggle };
}

// A browser may forbid storage: then a reload forgets the choice, and nothing else changes.
function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {}
}
