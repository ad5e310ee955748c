export type CommentSeed = {
  proposalKey: string;
  kind: "for" | "against" | "question" | "note";
  personKey: string;
  /** Null when a citizen speaks for herself. */
  organisationKey: string | null;
  daysAgo: number;
  body: string;
  /** Published unless it says otherwise. */
  moderation?: { state: "waiting" | "changes_asked"; reason?: string; passage?: string };
  replies?: readonly Pick<CommentSeed, "personKey" | "organisationKey" | "daysAgo" | "body">[];
};

/** What people and organisations say about the proposals of the demonstration. */
export const COMMENTS: readonly CommentSeed[] = [
  {
    proposalKey: "ao-p-visite", kind: "for", personKey: "ao-cit-siliqua", organisationKey: null, daysAgo: 18,
    body: "Mia madre ha rinunciato a due controlli l'anno scorso per lo stesso motivo. Da Siliqua si può salire lungo la strada senza allungare il giro.",
    replies: [
      { personKey: "ao-cit-vallermosa", organisationKey: null, daysAgo: 17, body: "Sì, la fermata davanti al bar della piazza andrebbe bene a tutti e due i paesi." },
      { personKey: "ao-del-vol", organisationKey: "ao-org-vol", daysAgo: 16, body: "Noi possiamo coprire il martedì con un volontario alla guida, se qualcuno paga l'assicurazione." },
    ],
  },
  {
    proposalKey: "ao-p-visite", kind: "question", personKey: "ao-del-asl", organisationKey: "ao-org-asl", daysAgo: 15,
    body: "Quali ambulatori servono di più? Se sono due o tre possiamo mettere le visite di chi viene da lontano nella stessa fascia, dalle dieci a mezzogiorno.",
    replies: [{ personKey: "ao-cit-vallermosa", organisationKey: null, daysAgo: 14, body: "Cardiologia e oculistica. Le altre le facciamo dal medico qui." }],
  },
  {
    proposalKey: "ao-p-visite", kind: "against", personKey: "ao-cit-elmas", organisationKey: null, daysAgo: 12,
    body: "Un'auto per tre persone costa troppo. Meglio chiedere che la corriera delle nove torni com'era: serve anche ai ragazzi e a chi lavora.",
    replies: [
      { personKey: "ao-cit-siliqua", organisationKey: null, daysAgo: 11, body: "La corriera l'abbiamo chiesta per tre anni. Intanto le visite si saltano." },
      { personKey: "ao-del-sind-pens", organisationKey: "ao-org-sind-pens", daysAgo: 10, body: "Le due cose stanno insieme: l'auto adesso, e la corriera nel tavolo regionale dei trasporti." },
    ],
  },
  {
    proposalKey: "ao-p-visite", kind: "note", personKey: "ao-cit-uta", organisationKey: null, daysAgo: 8,
    body: "Chi accompagna dovrebbe poter entrare in ambulatorio: da sole, certe persone non ricordano che cosa ha detto il medico.",
  },
  {
    proposalKey: "ao-p-sad-sera", kind: "for", personKey: "ao-del-sind-cura", organisationKey: "ao-org-sind-cura", daysAgo: 55,
    body: "D'accordo sul servizio e d'accordo sul fatto che le ore serali si paghino per quello che sono. I turni vanno scritti nel contratto, non chiesti per favore.",
    replies: [{ personKey: "ao-del-coop-oras", organisationKey: "ao-org-coop-oras", daysAgo: 54, body: "È così che li abbiamo pensati: nella proposta i turni sono due coppie fisse, non straordinari." }],
  },
  {
    proposalKey: "ao-p-sad-sera", kind: "question", personKey: "ao-cit-villaspeciosa", organisationKey: null, daysAgo: 50,
    body: "Vale anche per chi non è ancora seguito di giorno? Mio fratello ha bisogno solo la sera.",
  },
  {
    proposalKey: "ao-p-estate", kind: "for", personKey: "ao-cit-sansperate", organisationKey: null, daysAgo: 58,
    body: "Lavoro in un albergo e ad agosto faccio i turni più lunghi. Due settimane coperte cambiano l'estate a tutta la famiglia.",
    replies: [{ personKey: "ao-cit-siliqua", organisationKey: null, daysAgo: 57, body: "È quello che è successo a noi: una settimana per uno e le altre a pregare le nonne." }],
  },
  {
    proposalKey: "ao-p-estate", kind: "note", personKey: "ao-del-scuola", organisationKey: "ao-org-scuola", daysAgo: 49,
    body: "Le nostre palestre ad agosto sono libere fino al 25. Serve una delibera del Consiglio d'istituto: se il Comune scrive entro aprile c'è tempo.",
  },
  {
    proposalKey: "ao-p-agosto", kind: "for", personKey: "ao-cit-uta", organisationKey: null, daysAgo: 54,
    body: "A turno fra i paesi è un'idea giusta, purché il pulmino passi davvero e non solo sulla carta.",
  },
  {
    proposalKey: "ao-p-emporio", kind: "for", personKey: "ao-del-vol", organisationKey: "ao-org-vol", daysAgo: 40,
    body: "Abbiamo il furgone fermo il giovedì e tre persone che conoscono le famiglie. Partiamo quando volete.",
  },
  {
    proposalKey: "ao-p-emporio", kind: "question", personKey: "ao-cit-elmas", organisationKey: null, daysAgo: 37,
    body: "Chi decide chi può prendere la spesa? Nel mio paese qualcuno non va per non farsi vedere in fila.",
    replies: [{ personKey: "ao-del-emporio", organisationKey: "ao-org-emporio", daysAgo: 36, body: "Nessuna fila: si sceglie da uno scaffale, su appuntamento, e il punteggio lo dà il servizio sociale senza elenchi affissi." }],
  },
  {
    proposalKey: "ao-p-educativa", kind: "note", personKey: "ao-del-coop-pipius", organisationKey: "ao-org-coop-pipius", daysAgo: 45,
    body: "Per non cambiare educatore a metà anno gli incarichi devono seguire il calendario della scuola e non quello del bilancio. È una riga nel capitolato.",
  },
  {
    proposalKey: "ao-p-educativa", kind: "against", personKey: "ao-del-lavoro", organisationKey: "ao-org-lavoro", daysAgo: 43,
    body: "Incarichi di dieci mesi lasciano le persone scoperte d'estate. O si trova lavoro anche per luglio e agosto, o chi è bravo se ne va.",
    replies: [{ personKey: "ao-del-scuola", organisationKey: "ao-org-scuola", daysAgo: 42, body: "Per questo vale la pena leggerla insieme alla proposta sui centri estivi." }],
  },
  {
    proposalKey: "ao-p-bollette", kind: "for", personKey: "ao-cit-pula", organisationKey: null, daysAgo: 20,
    body: "Ho pagato due volte la stessa bolletta perché il sollecito sembrava nuovo. Dieci minuti con qualcuno che sa leggere quelle carte valgono molto.",
  },
  {
    proposalKey: "ao-p-bollette", kind: "note", personKey: "ao-del-sind-pens", organisationKey: "ao-org-sind-pens", daysAgo: 19,
    body: "Nei nostri uffici lo facciamo già il mercoledì mattina. Si potrebbe cominciare da lì, con una stanza in Comune negli altri giorni.",
  },
  {
    proposalKey: "ao-p-hub", kind: "for", personKey: "ao-cit-pula", organisationKey: null, daysAgo: 44,
    body: "I ragazzi suonano nel garage del nonno con la porta aperta per respirare. Una saletta vera la terrebbero loro meglio di noi.",
    replies: [{ personKey: "ao-del-aps", organisationKey: "ao-org-aps", daysAgo: 43, body: "Il regolamento l'hanno già scritto loro, in una pagina." }],
  },
  {
    proposalKey: "ao-p-camper", kind: "question", personKey: "ao-cit-teulada", organisationKey: null, daysAgo: 28,
    body: "A Teulada il mercato è il giovedì: il camper viene anche da noi o si ferma a Domus?",
  },
  {
    proposalKey: "ao-p-rientro", kind: "note", personKey: "ao-cit-siliqua", organisationKey: null, daysAgo: 2,
    body: "La scheda di una pagina dovrebbe averla anche il medico di famiglia, che di solito lo sa per ultimo.",
    moderation: { state: "waiting" },
  },
  {
    proposalKey: "ao-p-stanza", kind: "question", personKey: "ao-cit-uta", organisationKey: null, daysAgo: 1,
    body: "Chi bussa a quella porta, un educatore o un insegnante? E se i genitori non vogliono?",
    moderation: { state: "waiting" },
  },
  {
    proposalKey: "ao-p-navetta", kind: "against", personKey: "ao-cit-elmas", organisationKey: null, daysAgo: 4,
    body: "Chi ha deciso questa cosa non ha mai messo piede in un centro diurno e si vede. La navetta unica allunga il viaggio a chi sta più lontano.",
    moderation: { state: "changes_asked", reason: "Il problema del viaggio lungo interessa tutti: racconta quello, senza giudizi su chi ha scritto la proposta.", passage: "non ha mai messo piede in un centro diurno e si vede" },
  },
  {
    proposalKey: "an-p-operatore", kind: "for", personKey: "an-cit-bulzi", organisationKey: null, daysAgo: 120,
    body: "Nei paesi piccoli non serve uno sportello in più: serve una persona che passi, che si ricordi i nomi e che torni la settimana dopo.",
    replies: [{ personKey: "an-del-coop-passos", organisationKey: "an-org-coop-passos", daysAgo: 119, body: "È esattamente il mestiere che descriviamo: mezza giornata al banco e mezza in giro." }],
  },
  {
    proposalKey: "an-p-doposcuola", kind: "note", personKey: "an-del-aps", organisationKey: "an-org-aps", daysAgo: 118,
    body: "Se il doposcuola finisce alle cinque e il pulmino passa alle quattro e mezza non ci va nessuno. Gli orari vanno decisi insieme.",
  },
  {
    proposalKey: "an-p-cantieri", kind: "for", personKey: "an-cit-castelsardo", organisationKey: null, daysAgo: 110,
    body: "Pulire il sentiero del mio paese con chi lo conosce è meglio che dare un corso a persone che poi restano a casa.",
  },
  {
    proposalKey: "an-p-sollievo", kind: "question", personKey: "an-del-fam", organisationKey: "an-org-fam", daysAgo: 112,
    body: "Le notti di sollievo valgono anche per chi assiste un figlio adulto, o solo per gli anziani?",
    replies: [{ personKey: "an-del-sind", organisationKey: "an-org-sind", daysAgo: 111, body: "Per tutti quelli che non dormono: l'abbiamo scritta apposta senza mettere l'età." }],
  },
  {
    proposalKey: "an-p-azzardo", kind: "for", personKey: "an-cit-florinas", organisationKey: null, daysAgo: 116,
    body: "Anche se la distanza la decide un'altra legge, il piano può mettere per iscritto che gruppi e sportelli sappiano dove mandare chi gioca.",
  },
  {
    proposalKey: "an-p-autoaiuto", kind: "for", personKey: "an-cit-ossi", organisationKey: null, daysAgo: 121,
    body: "Il primo gruppo l'abbiamo fatto in sei, in una stanza della parrocchia. Non servono grandi cose: una sala sempre alla stessa ora e qualcuno che chiami chi manca.",
  },
];
