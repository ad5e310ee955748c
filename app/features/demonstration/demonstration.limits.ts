/** The one password of every invented account: known on purpose, printed at start, and only ever in a demonstration. */
export const DEMO_PASSWORD = "tavoli-aperti-demo";

/** The doors of «Entra come…», in the order in which they are shown, each with its invented account. */
export const PERSONAS = [
  { id: "citizen", email: "ao-cit-siliqua@example.org" },
  { id: "cooperative", email: "ao-del-coop-oras@example.org" },
  { id: "union", email: "ao-del-sind-pens@example.org" },
  { id: "school", email: "ao-del-scuola@example.org" },
  { id: "association", email: "ao-del-aps@example.org" },
  { id: "facilitator", email: "ao-fac-anziani@example.org" },
  { id: "office", email: "ao-office-head@example.org" },
  { id: "mayor", email: "ao-mayor@example.org" },
] as const satisfies readonly { id: string; email: string }[];

export type Persona = (typeof PERSONAS)[number];
export type PersonaId = Persona["id"];

/** The district with a session under way, and the one with a complete draft plan. */
export const LIVE_DISTRICT = "area-ovest";
export const DRAFT_DISTRICT = "anglona-coros-figulinas";

/** The proposals that the guided tour follows, by title: numbers depend on the year in which the data were loaded. */
export const TOUR_PROPOSAL = "Ad agosto i bambini dove li lasciamo?";
export const TOUR_PLAN_PROPOSAL = "Doposcuola di rete nella bassa valle del Coghinas";
export const TOUR_STEPS = 5;

/** How many invented participants «Anima la seduta» brings. */
export const CROWD_SIZE = 30;

/** The account of an invented participant, from 1 to `CROWD_SIZE`. */
export function crowdEmail(place: number): string {
  return `folla-${String(place).padStart(2, "0")}@example.org`;
}

/** The invented colleague who writes beside a visitor, in which section, and what: data of the demonstration, in the plan's language. */
export const COLLEAGUE_EMAIL = "ao-office-1@example.org";
export const COLLEAGUE_SECTION = "intervention_areas_elderly";
export const COLLEAGUE_TEXTS: readonly string[] = [
  "Accanto al giro serale si prova un numero di telefono unico, attivo fino alle 22.00, a cui risponde una persona e non un disco. Chi chiama trova la coordinatrice di turno, che conosce le case e può mandare qualcuno.",
  "Per i paesi lontani dagli ambulatori si raccolgono le visite dello stesso giorno in un solo viaggio, con un'auto comunale che oggi resta ferma. La prova dura tre mesi e comincia da Vallermosa, Siliqua e Decimoputzu.",
  "Alla fine di ogni trimestre l'Ufficio di Piano pubblica quante ore sono state svolte, in quali comuni e quante richieste sono rimaste senza risposta.",
];
