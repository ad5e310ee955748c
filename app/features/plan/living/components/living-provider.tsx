import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { href } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { livingBlocksParameter } from "../living.render.ts";
import { type LivingData, LivingDataSchema } from "../living.schema.ts";

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
  const [isOnline, setOnline] = useState(true);
  const ask = useCallback((key: string) => setWanted((before) => (before.includes(key) ? before : [...before, key])), []);
  const missing = wanted.filter((key) => !(key in data)).join(" ");
  useEffect(() => {
    const onChange = () => setOnline(navigator.onLine);
    window.addEventListener("online", onChange);
    window.addEventListener("offline", onChange);
    return () => {
      window.removeEventListener("online", onChange);
      window.removeEventListener("offline", onChange);
    };
  }, []);
  useEffect(() => {
    if (missing === "" || !isOnline) return;
    const stop = new AbortController();
    const keys = missing.split(" ");
    const query = new URLSearchParams(keys.map((key) => [livingBlocksParameter, key]));
    load(`${href("/:ambito/piano/:sezione/dati", { ambito, sezione })}?${query}`, stop.signal)
      .then((found) => setData((before) => ({ ...before, ...Object.fromEntries(keys.map((key) => [key, found[key] ?? null])) })))
      // Offline, or signed out: the block says so until the page is open again. Writing goes on.
      .catch(() => {});
    return () => stop.abort();
  }, [missing, isOnline, ambito, sezione]);
  const living = useMemo(() => ({ data, ambito, ask }), [data, ambito, ask]);
  return <LivingContext value={living}>{children}</LivingContext>;
}

async function load(address: string, signal: AbortSignal): Promise<LivingData> {
  const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!response.ok) return {};
  return LivingDataSchema.parse(await response.json());
}
