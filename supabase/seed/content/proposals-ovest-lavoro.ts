import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_OVEST_LAVORO: readonly ProposalSeed[] = [
  {
    key: "ao-p-serre", district: "area-ovest", tavolo: "ao-lavoro",
    authorKey: "ao-del-coop-figu", organisationKey: "ao-org-coop-figu",
    title: "Squadre miste nelle serre di Decimoputzu e Villasor",
    need: "Le aziende orticole ci chiamano a febbraio: mancano braccia per trapianto e raccolta. Negli stessi mesi seguiamo 34 persone in inserimento che fanno tirocini di cartone, tre ore a piegare scatole. Le due cose non s'incontrano perché il tirocinio standard è individuale, dura sei mesi e comincia quando la stagione è finita. E perché alle serre, dalla fermata più vicina, si arriva a piedi sul ciglio della provinciale.",
    who: "Adulti in carico ai servizi, persone con invalidità lieve, giovani usciti presto da scuola; piccole aziende agricole che non sanno da dove cominciare.",
    municipalities: ["D260", "M025", "L521", "I166"],
    proposal: "Formiamo squadre di cinque: quattro lavoratori e un caposquadra nostro, esperto di campo. L'azienda paga la squadra a giornata secondo contratto, il PLUS paga il caposquadra e il pulmino. Prima si fanno quaranta ore di prova vera, in serra, con scarponi e visita medica già pronti. Calendario: trapianto a febbraio, raccolta da aprile, manutenzione d'estate. Abbiamo l'impegno verbale di sei aziende per un totale di 900 giornate. A fine stagione chi vuole passa all'assunzione diretta, e la cooperativa si fa da parte.",
    expectedChange: "Venti persone con almeno sessanta giornate pagate e, al secondo anno, cinque assunte senza intermediari. Niente più scatole di cartone.",
    state: "voted", daysAgo: 48, screenedDaysAgo: 44,
  },
  {
    key: "ao-p-cura", district: "area-ovest", tavolo: "ao-lavoro",
    authorKey: "ao-del-sind-cura", organisationKey: "ao-org-sind-cura",
    title: "Qualifica serale e supervisione per chi lavora nella cura",
    need: "Abbiamo esaminato 85 buste paga di operatrici che lavorano nei servizi affidati dall'ambito: 52 hanno un contratto inferiore alle 20 ore, 31 usano la propria auto senza rimborso fra una casa e l'altra, 40 non hanno la qualifica che il capitolato richiede e la sanano con proroghe. Il ricambio annuo supera un terzo. Ogni operatrice che se ne va porta via con sé la conoscenza di otto famiglie.",
    who: "Operatrici e operatori dell'assistenza domiciliare ed educativa, in grande maggioranza donne oltre i quarant'anni; indirettamente tutte le persone assistite.",
    municipalities: ["A474", "D259", "D399", "B675", "I443"],
    proposal: "Tre richieste, tutte verificabili. Un corso di qualifica in orario serale, a Decimomannu, con le ore pratiche riconosciute sul posto di lavoro e le assenze coperte da sostituzioni. Un'ora e mezza al mese di supervisione di gruppo pagata come lavoro. Nei prossimi capitolati, una soglia minima di 24 ore settimanali per almeno il settanta per cento del personale e il rimborso dei chilometri fra un'abitazione e l'altra. La sigla si impegna a pubblicare ogni anno gli stessi dati, raccolti nello stesso modo.",
    expectedChange: "Ricambio sotto il venti per cento in due anni e tutte le operatrici qualificate senza che nessuna debba scegliere fra corso e stipendio.",
    state: "discussed", daysAgo: 47, screenedDaysAgo: 43,
  },
  {
    key: "ao-p-camper", district: "area-ovest", tavolo: "ao-lavoro",
    authorKey: "ao-del-lavoro", organisationKey: "ao-org-lavoro",
    title: "Lo sportello del lavoro nei giorni di mercato",
    need: "Gli iscritti di Teulada e Domus de Maria che si presentano ai nostri sportelli sono, in proporzione, la metà di quelli di Elmas. Non perché lavorino tutti: per venire serve mezza giornata. Alcuni perdono la chiamata per i cantieri comunali solo perché lo stato di disoccupazione non è aggiornato. Al contrario, gli alberghi della costa ci chiedono personale a maggio e noi abbiamo nomi, ma di chi sta a quaranta chilometri.",
    who: "Persone in cerca di lavoro dei comuni più lontani, donne che rientrano dopo la cura dei figli, datori di lavoro turistici di piccole dimensioni.",
    municipalities: ["L154", "D333", "H088", "L613", "I734"],
    proposal: "Un camper attrezzato con due postazioni, presente il giorno del mercato settimanale in cinque paesi, a rotazione quindicinale. A bordo un'operatrice nostra e, grazie al PLUS, un educatore che segue chi ha bisogno di qualcosa prima del lavoro: patente, curriculum, un abito per il colloquio. A marzo e aprile due giornate dedicate agli alberghi, con prova pratica in cucina presso una scuola disponibile. I dati restano nei nostri sistemi; al tavolo portiamo solo numeri aggregati.",
    expectedChange: "Raddoppiare in un anno gli iscritti attivi dei cinque paesi e far sì che la metà dei contratti stagionali della costa vada a chi ci abita.",
    state: "admitted", daysAgo: 36, screenedDaysAgo: 32,
  },
];

/** Proposals without a tavolo yet, or that the public does not see. */
export const PROPOSALS_OVEST_OTHER: readonly ProposalSeed[] = [
  {
    key: "ao-p-interprete", district: "area-ovest", tavolo: null,
    authorKey: "ao-cit-sansperate", organisationKey: null,
    title: "Qualcuno che traduca quando si parla di cose serie",
    need: "Vivo a San Sperate da undici anni e l'italiano adesso lo parlo. Ma la prima volta che sono andata al consultorio traduceva una bambina di dodici anni, e certe domande lei non doveva sentirle. Vedo ancora oggi donne arrivate per le pesche e per le case degli anziani che dicono sempre sì perché non hanno capito. Firmano, sorridono, e poi perdono il diritto a qualcosa. Non so bene quale tavolo sia giusto, perché serve a scuola, dal medico e in Comune.",
    who: "Donne e uomini stranieri, soprattutto romeni, senegalesi e pachistani, e i loro bambini che fanno da interpreti senza volerlo.",
    municipalities: ["I166", "D259", "M025", "A474"],
    proposal: "Un gruppo di mediatrici che si chiama con due giorni di anticipo, e per le urgenze una traduzione a distanza con il video. Pagate a ora e formate sulle parole difficili: ISEE, idoneità, affido, consenso. Una lista affissa negli uffici con scritto, in sei lingue, che l'interprete è gratis e che si può chiedere. Io posso aiutare a trovare persone capaci: qui siamo in molte con un diploma nel cassetto.",
    expectedChange: "Che nessun bambino debba più tradurre alla mamma. E che il sì sia un sì vero.",
    state: "submitted", daysAgo: 5,
  },
  {
    key: "ao-p-tuttoinsieme", district: "area-ovest", tavolo: "ao-inclusione",
    authorKey: "ao-cit-uta", organisationKey: null,
    title: "Strade, medico e centro anziani a Uta",
    need: "A Uta ci sono diverse cose che non vanno e le metto tutte qui così fate prima. Le strade verso la campagna sono piene di buche e chi va a piedi rischia. Il medico di famiglia riceve due mattine e si fa la fila fuori. Il centro anziani ha chiuso durante l'emergenza e non è stato riaperto come prima. Poi manca l'illuminazione vicino alla palestra e i ragazzi la sera ci vanno lo stesso.",
    who: "Un po' tutti: famiglie, anziani, ragazzi e chi abita in campagna.",
    municipalities: ["L521"],
    proposal: "Sistemare le strade e i lampioni prima dell'inverno, chiedere un secondo medico almeno per i mesi freddi, riaprire il centro anziani con le carte, il ballo e la ginnastica e magari una cucina. Per il centro si può chiedere ai pensionati stessi di tenere le chiavi, come si faceva una volta, e al Comune solo le pulizie e il riscaldamento.",
    expectedChange: "Un paese dove si cammina tranquilli e dove la sera c'è qualcosa di aperto.",
    state: "returned", daysAgo: 44, screenedDaysAgo: 40,
    returnReason:
      "Grazie: dentro ci sono tre proposte diverse. Strade e lampioni spettano al Comune e il medico all'azienda sanitaria. Può inviare di nuovo la sola parte sul centro anziani, dicendo quante persone lo userebbero e in quali giorni: la riceveremo volentieri.",
  },
  {
    key: "ao-p-panchine", district: "area-ovest", tavolo: null,
    authorKey: "ao-cit-siliqua", organisationKey: null,
    title: "Panchine e ombra davanti all'ambulatorio",
    need: "Quando porto i bambini dal pediatra si aspetta fuori, in piedi, perché la sala è piccola. D'inverno piove di traverso, d'estate il muretto scotta. C'è sempre qualche anziana che si appoggia alla macchina di un altro. Sembra una sciocchezza ma in un'ora e mezza di attesa uno capisce se al paese gli vogliono bene oppure no.",
    who: "Mamme con passeggini, persone anziane, chi accompagna qualcuno che cammina male.",
    municipalities: ["I734"],
    proposal: "Due panchine con lo schienale, una pensilina, un albero vero. E un bigliettino con il numero, come in salumeria, così uno può andare a prendere il pane e tornare. Forse basterebbe parlarne con chi gestisce l'ambulatorio e con il Comune, ma non so a chi si chiede, per questo intanto scrivo qui. Devo ancora domandare alle altre mamme se hanno idee migliori.",
    expectedChange: "Aspettare senza stancarsi prima ancora di entrare.",
    state: "draft", daysAgo: 2,
  },
];
