import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";

/** Makes a payload's one parse at whichever border it arrived. */
export type Parse<Failure> = <S extends z.ZodType>(schema: S) => { ok: true; data: z.output<S> } | { ok: false; failure: Failure };

/** A command that a form and a socket reach by the same name: parse at the border, then run as the person. */
export type BoundCommand = {
  prepare<Failure>(parse: Parse<Failure>): { ok: true; run: (db: Db) => Promise<unknown> } | { ok: false; failure: Failure };
};
export type BoundCommands = ReadonlyMap<string, BoundCommand>;

type CommandsOf<E extends Record<string, z.ZodType>> = { readonly [Name in keyof E]: (db: Db, input: z.output<E[Name]>) => Promise<unknown> };

/** Ties each event of a contract to its command; a missing one is a type error. */
export function bindCommands<E extends Record<string, z.ZodType>>(events: E, commands: CommandsOf<E>): BoundCommands {
  const bound = new Map<string, BoundCommand>();
  for (const name in events) bound.set(name, bind(events[name], commands[name]));
  return bound;
}

function bind<S extends z.ZodType>(schema: S, command: (db: Db, input: z.output<S>) => Promise<unknown>): BoundCommand {
  return {
    prepare(parse) {
      const parsed = parse(schema);
      return parsed.ok ? { ok: true, run: (db) => command(db, parsed.data) } : parsed;
    },
  };
}
