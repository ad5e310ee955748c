/** What somebody would like the Conferenza to talk about; a why-line after a key is what she adds to «mi interessa». */
export type TopicSeed = {
  district: "area-ovest" | "anglona-coros-figulinas";
  author: string;
  organisation?: string;
  title: string;
  why: string;
  daysAgo: number;
  joins: readonly (string | readonly [person: string, why: string])[];
  /** Entered by the office for somebody of this municipality: then there is no author. */
  assisted?: string;
  /** Waits to be read. */
  waits?: true;
  tavolo?: string;
  proposal?: string;
};

const AO = "area-ovest";
const AN = "anglona-coros-figulinas";

export const TOPICS: readonly TopicSeed[] = [
  { district: AO, author: "ao-cit-elmas", title: "Chi sta con i nostri vecchi quando siamo al lavoro?", why: "Da noi lavorano tutti e due, e la mattina mia madre resta sola fino alle tre. Vorrei che se ne parlasse insieme, non ognuno in casa sua.", daysAgo: 171, joins: [["ao-cit-uta", "È la stessa cosa a casa mia"], "ao-cit-siliqua", ["ao-cit-vallermosa", "Anche in campagna, dove non passa nessuno"], "ao-cit-pula", "ao-del-vol"], tavolo: "ao-anziani" },
  { district: AO, author: "ao-cit-siliqua", title: "Ad agosto i bambini dove li lasciamo?", why: "Chiude la scuola, chiude la mensa, chiude tutto. Noi no.", daysAgo: 168, joins: ["ao-cit-villaspeciosa", ["ao-cit-uta", "L’anno scorso ho preso ferie non pagate"], "ao-cit-sansperate"], proposal: "ao-p-estate" },
  { district: AO, author: "ao-cit-pula", title: "L’ultima corriera parte troppo presto", why: "I ragazzi che fanno le scuole a Cagliari non possono fermarsi a niente, nemmeno a una partita.", daysAgo: 166, joins: [["ao-cit-teulada", "Da Teulada è ancora peggio"], "ao-cit-elmas", "ao-del-scuola"], proposal: "ao-p-ultima-corsa" },
  { district: AO, author: "ao-cit-teulada", title: "Curarsi lontano da tutto", why: "Per una visita si perde una giornata. Chi non guida rinuncia.", daysAgo: 160, joins: ["ao-cit-pula", ["ao-cit-vallermosa", "Mio padre ha smesso di andarci"], "ao-cit-siliqua", "ao-cit-uta"] },
  { district: AO, author: "ao-del-scuola", organisation: "ao-org-scuola", title: "Gli adulti che mancano ai ragazzi dopo la scuola", why: "Alle due suona la campanella e fino a cena non c’è un posto con un adulto dentro. Ne vediamo gli effetti la mattina dopo.", daysAgo: 158, joins: ["ao-cit-sansperate", "ao-cit-villaspeciosa", ["ao-del-aps", "Le nostre sale sono vuote proprio a quell’ora"]] },
  { district: AO, author: "ao-cit-sansperate", title: "Capire i moduli quando l’italiano non è la tua lingua", why: "Firmo cose che non so. Con me tante altre.", daysAgo: 150, joins: ["ao-del-emporio", "ao-cit-elmas"] },
  { district: AO, author: "ao-cit-vallermosa", title: "Le case vuote in paese e i giovani senza casa", why: "Ci sono venti case chiuse nella mia strada e mio figlio vive ancora con me a trentadue anni.", daysAgo: 141, joins: [["ao-cit-siliqua", "Anche da noi"], "ao-cit-villaspeciosa"] },
  { district: AO, author: "ao-cit-uta", title: "Un posto dove stare la sera che non sia il bar", why: "Per chi non beve e non gioca, dopo cena non esiste niente.", daysAgo: 130, joins: ["ao-cit-pula", "ao-cit-elmas", "ao-del-aps"] },
  { district: AO, author: "ao-del-fam", organisation: "ao-org-fam", title: "Dopo i diciotto anni: che cosa fanno i nostri figli con disabilità", why: "Fino alla maggiore età c’è la scuola. Poi c’è il divano. È un tema di tutti, non solo delle famiglie.", daysAgo: 121, joins: ["ao-cit-teulada", ["ao-del-coop-oras", "Serve lavoro vero, non intrattenimento"], "ao-cit-sansperate", "ao-cit-siliqua"] },
  { district: AO, author: "ao-cit-villaspeciosa", title: "Riparare invece di buttare: chi insegna i mestieri?", why: "Un falegname, una sarta, un fabbro: fra dieci anni non ce n’è più uno.", daysAgo: 112, joins: ["ao-del-mestieri"] },
  { district: AO, author: "", assisted: "L613", title: "La posta e la farmacia una volta alla settimana", why: "Nel mio paese apre solo il martedì. Chi ha ottant’anni non può andare a Siliqua per un pacco.", daysAgo: 33, joins: ["ao-cit-vallermosa"] },
  { district: AO, author: "ao-cit-elmas", title: "Rumore e sonno vicino all’aeroporto", why: "Di notte non si dorme e i bambini arrivano a scuola stanchi.", daysAgo: 2, joins: [], waits: true },

  { district: AN, author: "an-cit-bulzi", title: "Paesi dove non c’è più nessuno a cui chiedere", why: "L’impiegato viene due mattine. Il resto del tempo si bussa dal vicino.", daysAgo: 181, joins: [["an-cit-sennori", "Mia zia sta così"], "an-cit-ossi", "an-cit-codrongianos", "an-del-vol"], tavolo: "an-anziani" },
  { district: AN, author: "an-cit-sennori", title: "Le macchinette nei bar", why: "Ne ho contate undici in una strada. Qui intorno se ne vanno stipendi interi.", daysAgo: 176, joins: ["an-cit-bulzi", ["an-cit-castelsardo", "Anche d’estate, con i turisti"], "an-del-emporio"], proposal: "an-p-azzardo" },
  { district: AN, author: "an-cit-ossi", title: "I compiti che a casa nessuno sa fare", why: "Io ho la terza media. Mia figlia fa le equazioni e io non so aiutarla.", daysAgo: 170, joins: ["an-cit-codrongianos", ["an-del-scuola", "A scuola vediamo chi ha qualcuno e chi no"]], proposal: "an-p-doposcuola" },
  { district: AN, author: "an-cit-castelsardo", title: "Case affittate ai turisti, famiglie senza casa", why: "Da giugno a settembre si deve uscire. Con tre bambini è una vita da nomadi.", daysAgo: 162, joins: ["an-cit-sennori", "an-cit-ossi", ["an-cit-bulzi", "Da noi le case ci sono e sono vuote"]] },
  { district: AN, author: "an-cit-codrongianos", title: "Chi cura di notte non dorme mai", why: "Mia moglie non sta bene e io ho settantanove anni. Il giorno passa, la notte no.", daysAgo: 155, joins: ["an-del-sind", "an-cit-ossi", "an-cit-bulzi"] },
  { district: AN, author: "an-del-fam", organisation: "an-org-fam", title: "Crescere con una disabilità in un paese di collina", why: "Marciapiedi stretti, niente bus, il centro diurno a quaranta minuti. Vogliamo parlarne con chi decide le strade, non solo con i servizi.", daysAgo: 149, joins: ["an-del-coop-beranu", "an-cit-codrongianos"] },
  { district: AN, author: "an-del-aps", organisation: "an-org-aps", title: "La cultura come medicina", why: "Dopo un laboratorio di racconti tre persone hanno ricominciato a uscire di casa.", daysAgo: 140, joins: ["an-del-coop-passos", ["an-cit-castelsardo", "È successo anche a mia suocera"]] },
  { district: AN, author: "an-cit-sennori", title: "Parlare della depressione senza vergogna", why: "Al paese si dice «esaurimento» e si abbassa la voce.", daysAgo: 133, joins: ["an-cit-bulzi", "an-cit-ossi", "an-cit-castelsardo", "an-del-vol"] },
  { district: AN, author: "an-cit-bulzi", title: "Le campagne abbandonate e le persone senza lavoro", why: "Terra ce n’è, mani pure. Manca chi metta insieme le due cose.", daysAgo: 126, joins: ["an-del-lavoro", "an-cit-codrongianos"] },
  { district: AN, author: "an-cit-ossi", title: "I nuovi arrivati non sanno a chi rivolgersi", why: "Nella mia via sono venute quattro famiglie da fuori. Nessuno ha spiegato loro nemmeno il giorno della spazzatura.", daysAgo: 110, joins: ["an-cit-sennori"] },
  { district: AN, author: "", assisted: "B265", title: "Il forno e la corriera", why: "Senza pane e senza corriera il paese chiude. Chiedo che se ne parli prima che chiuda.", daysAgo: 28, joins: ["an-cit-bulzi", "an-cit-codrongianos"] },
  { district: AN, author: "an-cit-castelsardo", title: "Il porto e i ragazzi d’inverno", why: "D’estate lavorano tutti, da ottobre stanno seduti sul molo.", daysAgo: 3, joins: [], waits: true },
];
