import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { href } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { livingBlocksParameter } from "../living.render.ts";
import type { LivingData } from "../living.schema.ts";

type Living = { data: LivingData; ambito: string; /** Asks for what a block shows, if nobody has. */ ask: (key: string) => void };

const LivingContext = createContext<Living | null>(null);

export function useLiving(): Living | null {
  return useContext(LivingContext);
}

/** What the living blocks of the edited text show: those of the saved text are known, others are asked for when they appear. */
export function LivingProvider({ sezione, initial, children }: { sezione: string; initial: LivingData; children: ReactNode }) {
  const { slug: ambito } = useDistrict();
  const [data, setData] = useState(initial);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const ask = useCallback((key: string) => setWanted((before) => (before.includes(key) ? before : [...before, key])), []);
  const missing = wanted.filter((key) => !(key in data)).join(" ");
  useEffect(() => {
    const onOnline = () => setAttempt((count) => count + 1);
    window.addEventListener("online", onOnline);
    return () => window.removeEventListener("online", onOnline);
  }, []);
  useEffect(() => {
    if (missing === "") return;
    const stop = new AbortController();
    const keys = missing.split(" ");
    const query = new URLSearchParams(keys.map((key) => [livingBlocksParameter, key]));
    load(`${href("/:ambito/piano/:sezione/dati", { ambito, sezione })}?${query}`, stop.signal)
      .then((found) => setData((before) => ({ ...before, ...Object.fromEntries(keys.map((key) => [key, found[key] ?? null])) })))
      // Offline or signed out: writing goes on, and the block asks again when the network is back.
      .catch(() => {});
    return () => stop.abort();
  }, [missing, attempt, ambito, sezione]);
  const living = useMemo(() => ({ data, ambito, ask }), [data, ambito, ask]);
  return <LivingContext value={living}>{children}</LivingContext>;
}

async function load(address: string, signal: AbortSignal): Promise<LivingData> {
  const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`living data: ${response.status}`);
  // Our own loader read it with the schema; the lists that the schema needs stay out of the browser.
  const data: LivingData = await response.json();
  return data;
}
