import type { ConferenceSeed, PhaseAction } from "./types.ts";

const ALWAYS: readonly PhaseAction[] = ["manage_participants"];
const TAKING_PART: readonly PhaseAction[] = ["propose_topic", "join_conference", "submit_proposal", "support_proposal", "comment_proposal"];

/** The list of those who may take part in the Conferenza di Programmazione, as the Area Ovest writes it. */
const WHO_MAY_TAKE_PART: readonly string[] = [
  "Tutti gli attori sociali del territorio",
  "Cittadine e cittadini",
  "Organizzazioni sindacali",
  "Organizzazioni di volontariato",
  "Associazioni di promozione sociale",
  "Cooperazione sociale",
  "Ogni altra organizzazione non lucrativa presente nella comunità locale",
  "Amministrazioni Giudiziarie",
  "Istituzioni scolastiche e della formazione",
  "Servizi per il lavoro",
  "Istituzioni pubbliche presenti nel contesto locale",
];

/** The same phases for both districts; the offsets say where each of them stands. */
function phases(starts: readonly number[], end: number): ConferenceSeed["phases"] {
  const allowed: readonly { phase: ConferenceSeed["cycle"]["phase"]; allows: readonly PhaseAction[] }[] = [
    { phase: "informazione", allows: [...ALWAYS, "propose_topic"] },
    { phase: "adesioni", allows: [...ALWAYS, ...TAKING_PART] },
    { phase: "proposte", allows: [...ALWAYS, ...TAKING_PART, "screen_proposal"] },
    { phase: "tavoli", allows: [...ALWAYS, ...TAKING_PART, "screen_proposal", "hold_session", "open_vote", "edit_section", "close_proposal"] },
    { phase: "redazione", allows: [...ALWAYS, "screen_proposal", "support_proposal", "comment_proposal", "edit_section", "close_proposal"] },
    { phase: "consultazione", allows: [...ALWAYS, "comment_proposal", "edit_section", "comment_section", "close_proposal"] },
    { phase: "restituzione", allows: [...ALWAYS, "close_proposal"] },
    { phase: "approvazione", allows: [] },
    { phase: "attuazione", allows: [] },
  ];
  return allowed.map(({ phase, allows }, index) => ({
    phase,
    opensDayOffset: starts[index] ?? end,
    closesDayOffset: (starts[index + 1] ?? end) - 1,
    allows,
  }));
}

export const CONFERENCES: readonly ConferenceSeed[] = [
  {
    district: "area-ovest",
    cycle: { label: "Triennio 2027–2029", startsOn: "2027-01-01", endsOn: "2029-12-31", phase: "tavoli" },
    phases: phases([-120, -100, -70, -35, 26, 70, 100, 115, 160], 1255),
    title: "Conferenza di Programmazione dell'Area Ovest",
    purpose:
      "Costruire insieme il prossimo Piano Locale Unitario dei Servizi alla persona: chi vive e lavora nei sedici comuni può proporre temi, discuterli ai tavoli e vedere che cosa ne viene scritto nel piano. Il parere dei tavoli è consultivo; decide la Conferenza di Servizi.",
    convenors: ["Comune di Villa San Pietro, ente capofila", "Conferenza di Servizi del PLUS Area Ovest", "ASL – Distretto sanitario di Assemini"],
    act: { body: "Conferenza di Servizi del PLUS Area Ovest", number: "Atto dimostrativo n. 7-DEMO", dayOffset: -124 },
    whoMayTakePart: WHO_MAY_TAKE_PART,
    programme: [
      { time: "09:00", title: "Accoglienza, registrazione, caffè" },
      { time: "09:30", title: "Che cosa ha fatto il piano precedente: dieci minuti e tre numeri" },
      { time: "10:00", title: "Ognuno propone un tema: la parete è aperta" },
      { time: "11:00", title: "Nascono i tavoli: chi facilita, chi scrive, chi torna" },
      { time: "13:00", title: "Pranzo preparato dalla Scuola dei mestieri Su Maistu Aconcia" },
      { time: "14:30", title: "Primo giro ai tavoli, sei stanze in parallelo" },
      { time: "16:30", title: "Ritorno in plenaria: un foglio per tavolo e calendario delle sedute" },
    ],
    events: [
      { title: "Giornata di apertura della Conferenza", dayOffset: -72, startsAt: "09:00", place: "Palestra comunale di Capoterra" },
      { title: "Ascolto in piazza a Teulada", dayOffset: -58, startsAt: "10:00", place: "Giorno di mercato, banco dell'Ufficio di Piano" },
      { title: "Ascolto in piazza a Villasor", dayOffset: -51, startsAt: "10:00", place: "Davanti alla biblioteca" },
      { title: "Seconda seduta del tavolo Anziani", dayOffset: 0, startsAt: "16:00", place: "Sala del consiglio, Villa San Pietro" },
      { title: "Seconda seduta del tavolo Minori e famiglie", dayOffset: 6, startsAt: "17:00", place: "Centro di aggregazione, Teulada" },
      { title: "Seconda seduta del tavolo Povertà e inclusione", dayOffset: 9, startsAt: "10:00", place: "Biblioteca comunale, Elmas" },
      { title: "Plenaria di metà percorso", dayOffset: 24, startsAt: "15:30", place: "Centro sociale di Decimomannu" },
    ],
    documents: [
      { title: "Avviso di indizione della Conferenza", description: "Chi la convoca, chi può partecipare e come ci si iscrive.", dayOffset: -120 },
      { title: "Scheda di adesione per organizzazioni", description: "Una pagina: delegato, supplente, tavoli scelti.", dayOffset: -100 },
      { title: "Guida breve alla proposta", description: "Le sette domande, con due esempi inventati.", dayOffset: -70 },
      { title: "Calendario delle sedute dei tavoli", description: "Tavolo, data, luogo, ora e tema del giorno.", dayOffset: -34 },
      { title: "Regole semplici per discutere e votare", description: "Prima il consenso, poi il voto; un'organizzazione, un voto.", dayOffset: -34 },
    ],
  },
  {
    district: "anglona-coros-figulinas",
    cycle: { label: "Triennio 2027–2029", startsOn: "2027-01-01", endsOn: "2029-12-31", phase: "consultazione" },
    phases: phases([-200, -180, -150, -114, -70, -14, 17, 27, 70], 1165),
    title: "Conferenza di Programmazione di Anglona-Coros-Figulinas",
    purpose:
      "Scrivere il piano dei ventitré comuni partendo da quello che manca in ciascun paese. I tavoli hanno finito il loro lavoro: ora la bozza completa è aperta alla lettura e ai commenti di tutti, prima che la Conferenza di Servizi decida.",
    convenors: ["Comune di Osilo, ente capofila dell'Ambito", "Conferenza di Servizi del PLUS Anglona-Coros-Figulinas", "ASL – Distretto sanitario dell'ambito"],
    act: { body: "Conferenza di Servizi del PLUS Anglona-Coros-Figulinas", number: "Atto dimostrativo n. 3-DEMO", dayOffset: -204 },
    whoMayTakePart: WHO_MAY_TAKE_PART,
    programme: [
      { time: "09:30", title: "Apertura e saluto della sede ospitante" },
      { time: "10:00", title: "I servizi associati di oggi, tabella per tabella" },
      { time: "10:45", title: "Temi liberi, tre minuti ciascuno" },
      { time: "12:00", title: "Composizione dei tavoli e scelta dei paesi che ospitano" },
      { time: "15:00", title: "Passeggiata fra i cartelloni: si aggiunge, non si cancella" },
      { time: "16:30", title: "Impegni presi e date delle sedute" },
    ],
    events: [
      { title: "Giornata di apertura della Conferenza", dayOffset: -152, startsAt: "09:30", place: "Centro polifunzionale di Osilo" },
      { title: "Sei sedute dei tavoli tematici", dayOffset: -108, startsAt: "15:30", place: "Perfugas, Valledoria, Ossi, Ploaghe, Castelsardo, Sedini" },
      { title: "Presentazione della bozza del piano", dayOffset: -13, startsAt: "17:00", place: "Sala consiliare di Osilo" },
      { title: "Lettura pubblica della bozza in Anglona", dayOffset: 4, startsAt: "17:30", place: "Biblioteca di Nulvi" },
      { title: "Lettura pubblica della bozza nel Coros", dayOffset: 7, startsAt: "17:30", place: "Biblioteca di Usini" },
      { title: "Chiusura dei commenti", dayOffset: 16, startsAt: "14:00", place: "In rete e negli uffici dei ventitré comuni" },
    ],
    documents: [
      { title: "Avviso di indizione della Conferenza", description: "Atto, calendario e modalità di adesione.", dayOffset: -200 },
      { title: "Tabelle dei servizi associati", description: "Persone raggiunte, importi impegnati e impiegati, personale: i dati che il PLUS già pubblica.", dayOffset: -152 },
      { title: "Sintesi delle sei sedute", description: "Un foglio per tavolo: bisogni, accordi, voti consultivi.", dayOffset: -80 },
      { title: "Bozza completa del piano", description: "Il testo su cui si raccolgono i commenti, con il legame a ogni proposta.", dayOffset: -14 },
      { title: "Come si commenta un paragrafo", description: "Tre passaggi, anche dal telefono; chi preferisce scrive su carta in Comune.", dayOffset: -14 },
    ],
  },
];
