import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_OVEST_INCLUSIONE: readonly ProposalSeed[] = [
  {
    key: "ao-p-emporio", district: "area-ovest", tavolo: "ao-inclusione",
    authorKey: "ao-del-emporio", organisationKey: "ao-org-emporio",
    title: "L'emporio arriva nel paese vicino",
    need: "Il nostro emporio sta a Villasor. Chi abita a Vallermosa e non ha la macchina chiede un passaggio, e chiedere un passaggio per andare a prendere la spesa gratis, in un paese piccolo, vuol dire farlo sapere a tutti. Su 96 nuclei iscritti, 27 vengono da fuori e metà di questi salta almeno una settimana su tre. Gli scaffali intanto restano pieni di yogurt in scadenza.",
    who: "Famiglie che non arrivano alla fine del mese, pensionati con il minimo, lavoratori stagionali fra una campagna e l'altra.",
    municipalities: ["M025", "L613", "D260", "I734"],
    proposal: "Un furgone refrigerato che una volta alla settimana porti l'emporio in altri tre paesi, dentro un locale normale: il retro di una biblioteca, una bottega sfitta. Scaffali montati, cestino in mano, tessera a punti uguale alla nostra. Il furgone può essere lo stesso che già porta i pasti a domicilio, nelle ore libere. Accanto alla cassa si siede, a settimane alterne, un'assistente sociale: senza cartello, per chi ha voglia di parlare. I volontari li troviamo noi, ci serve chi guida e chi paga la benzina.",
    expectedChange: "Che le settimane saltate si dimezzino e che nessuno debba spiegare al vicino perché va a Villasor il giovedì.",
    state: "discussed", daysAgo: 51, screenedDaysAgo: 47,
  },
  {
    key: "ao-p-bollette", district: "area-ovest", tavolo: "ao-inclusione",
    authorKey: "ao-cit-elmas", organisationKey: null,
    title: "Una persona che legga le bollette con noi",
    need: "Nel mio condominio, a Elmas, siamo quattordici famiglie e credo che dodici non capiscano quello che pagano. Una vicina si era ritrovata due contratti della luce dopo una visita alla porta. Un altro rateizza l'acqua e intanto non sa di avere diritto allo sconto. Al patronato ti danno appuntamento fra un mese, al telefono del gestore risponde la musica. La morosità comincia così: non perché uno non vuole, ma perché la busta resta chiusa sul frigorifero.",
    who: "Chi vive in case popolari o in affitto, anziani raggiunti dai venditori porta a porta, famiglie straniere che firmano senza leggere.",
    municipalities: ["D399", "A474", "B675"],
    proposal: "Un banco del risparmio in biblioteca, due pomeriggi la settimana, con una persona pratica di contratti e una che parli almeno un'altra lingua. Si portano le buste, anche chiuse. In mezz'ora si controlla il contratto, si chiede il bonus se spetta, si scrive il reclamo. Una volta al mese, un incontro nei cortili: come si riconosce una truffa, che cosa consuma davvero lo scaldabagno. Se la casa è gelida si segnala all'ufficio che può fare qualcosa per gli infissi.",
    expectedChange: "Meno distacchi, meno contratti doppi, e magari anche meno vergogna. Potremmo contare gli euro recuperati e scriverli su un cartello all'ingresso.",
    state: "admitted", daysAgo: 27, screenedDaysAgo: 23,
  },
  {
    key: "ao-p-uscita", district: "area-ovest", tavolo: "ao-inclusione",
    authorKey: "ao-del-giustizia", organisationKey: "ao-org-giustizia",
    title: "Le prime due settimane dopo l'uscita dal carcere",
    need: "A Uta si trova una casa circondariale. Chi esce a fine pena si trova spesso sul piazzale con un sacco, senza documento valido e senza sapere quale Comune debba occuparsi di lui. Nelle prime due settimane si decide quasi tutto: dove dormire, a chi telefonare, se presentarsi o no al servizio. Gli operatori della giustizia e quelli dei Comuni si conoscono poco e si scambiano le notizie quando la persona è già irreperibile.",
    who: "Uomini e donne a fine pena o in misura alternativa, residenti nell'ambito o privi di residenza; le loro famiglie; i servizi sociali di Uta, che ricevono tutte le richieste per vicinanza.",
    municipalities: ["L521", "A474", "D259"],
    proposal: "Si propone un percorso in tre passi. Sessanta giorni prima dell'uscita, un colloquio congiunto per documenti, residenza e alloggio. Il giorno dell'uscita, un accompagnatore e un piccolo fondo per le spese immediate, con rendiconto semplice. Per quattordici notti, quattro posti letto in due appartamenti, con un operatore presente la sera. L'ufficio scrivente offre una funzionaria di collegamento mezza giornata alla settimana. Si chiede un accordo firmato, perché oggi tutto dipende dalle singole persone.",
    expectedChange: "Nessuna uscita senza documento e senza un indirizzo per la prima notte; un solo Comune individuato prima, e non dopo, come responsabile.",
    state: "under_review", daysAgo: 50, screenedDaysAgo: 46,
  },
];
