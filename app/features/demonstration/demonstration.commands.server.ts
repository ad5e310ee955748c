import { href, type RouterContextProvider } from "react-router";
import { getLogin } from "#app/features/identity/login.server.ts";
import { signInFailure } from "#app/features/identity/sign-in.commands.server.ts";
import type { Db } from "#app/platform/db.ts";
import { DEMO_PASSWORD, LIVE_DISTRICT, type Persona, type PersonaId } from "./demonstration.limits.ts";
import { getLiveSession } from "./demonstration.queries.server.ts";

/**
 * Signs this browser in as one of the invented people, with the known password, through the sign-in service's own door.
 * Tries are not counted: the password is public, and a roomful of visitors behind one address must get in.
 */
export async function enterAs(context: Readonly<RouterContextProvider>, persona: Persona): Promise<void> {
  const { error } = await getLogin(context).auth().signInWithPassword({ email: persona.email, password: DEMO_PASSWORD });
  if (error) throw signInFailure(error, "sign_in_wrong");
}

/** The page that shows best what this person does. */
export async function firstPageOf(db: Db, persona: PersonaId): Promise<string> {
  const ambito = LIVE_DISTRICT;
  switch (persona) {
    case "citizen":
      return href("/:ambito/proposte/mie", { ambito });
    case "school":
      return href("/:ambito/tavoli/:tavolo", { ambito, tavolo: "minori-e-famiglie" });
    case "association":
      return href("/:ambito/proposte/nuova", { ambito });
    case "office":
      return href("/:ambito/ufficio", { ambito });
    case "mayor":
      return href("/:ambito/piano", { ambito });
    case "cooperative":
    case "union":
    case "facilitator": {
      const session = await getLiveSession(db);
      if (!session) return href("/:ambito/sedute", { ambito });
      const to = { ambito, seduta: String(session.number) };
      return persona === "facilitator" ? href("/:ambito/sedute/:seduta/conduzione", to) : href("/:ambito/sedute/:seduta", to);
    }
  }
}
