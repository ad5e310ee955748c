import { PASSAGES } from "./passages.ts";
import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_ANGLONA_INCLUSIONE: readonly ProposalSeed[] = [
  {
    key: "an-p-sportello", district: "anglona-coros-figulinas", tavolo: "an-inclusione",
    authorKey: "an-del-comune", organisationKey: "an-org-comune",
    title: "Lo stesso sportello in tutti i ventitré comuni",
    need: "Come Comune che ospita l'Ufficio di Piano riceviamo ogni settimana persone arrivate a Osilo da Erula o da Viddalba per consegnare un modulo che si poteva consegnare sotto casa. Qualcuno perde una giornata, qualcuno torna indietro perché manca una fotocopia. I servizi associati sono nati per offrire a tutti le stesse prestazioni; oggi la prestazione è uguale, ma arrivarci costa molto di più a chi sta lontano.",
    who: "Cittadini dei comuni più distanti dal capofila, persone senza patente o senza connessione, impiegati comunali che danno informazioni su servizi che non gestiscono.",
    municipalities: ["G156", "M292", "M259", "B265", "E401", "E992", "C613"],
    proposal: "Organizzare il segretariato sociale in forma itinerante: due operatori dell'Ufficio di Piano, un calendario trimestrale esposto in tutti i municipi e nelle farmacie, almeno una mattina al mese in ogni paese. Chi siede allo sportello deve poter protocollare qualunque domanda dei servizi associati e stampare subito la ricevuta. Proponiamo un modulo unico, scritto in modo semplice, e una cartella condivisa con i Comuni per sapere a che punto è ogni richiesta. Osilo mette a disposizione l'automobile e la formazione dei colleghi.",
    expectedChange: "Nessun cittadino deve venire a Osilo per consegnare carta. Tempi di risposta uguali nei ventitré comuni, pubblicati ogni trimestre.",
    state: "accepted", daysAgo: 142, screenedDaysAgo: 139,
    outcome: {
      kind: "accepted", daysAgo: 30, sectionKey: "system_actions", passage: PASSAGES["an-p-sportello"],
      reason: "L'idea attua l'obiettivo di prestazioni uguali in tutti i comuni e non richiede nuovo personale, ma una diversa organizzazione di quello che c'è. Il tavolo l'ha condivisa per consenso. È inserita fra le azioni di sistema, con un calendario pubblico e tempi verificabili.",
    },
  },
  {
    key: "an-p-casa", district: "anglona-coros-figulinas", tavolo: "an-inclusione",
    authorKey: "an-cit-castelsardo", organisationKey: null,
    title: "Una casa anche dal primo giugno",
    need: "A Castelsardo l'affitto che trovi a novembre finisce a maggio. Lo sanno tutti: da giugno la stessa stanza si affitta a settimana e tu impacchetti. Faccio le pulizie negli appartamenti dei turisti e per tre estati ho dormito nel salotto di una collega, con le valigie dietro il divano. Chi ha bambini fa ancora peggio, perché cambia paese ogni anno e la scuola non capisce dove mandare le comunicazioni. Intanto nel centro storico conto finestre chiuse da quando ero ragazza.",
    who: "Lavoratrici e lavoratori stagionali che vivono qui tutto l'anno, genitori soli, coppie che aspettano un figlio.",
    municipalities: ["C272", "L604", "I565", "M282"],
    proposal: "Che l'Ambito prenda in affitto dieci appartamenti per dodici mesi, da proprietari privati, e garantisca lui il canone e i danni. Li riaffitta a prezzo giusto a chi lavora qui, per un periodo ponte di due anni. Un operatore segue i contratti e le liti sui contatori. Si parta dalle case vuote a Sedini e a Tergu, che con una corriera in più sono vicine al lavoro, e dove i proprietari sarebbero contenti di vedere una luce accesa.",
    expectedChange: "Finire l'anno scolastico nello stesso letto in cui si è cominciato. Mi sembra poco, ma per alcuni è tutto.",
    state: "deferred", daysAgo: 135, screenedDaysAgo: 130,
    outcome: {
      kind: "deferred", daysAgo: 29,
      reason: "La garanzia sul canone può funzionare, ma l'Ambito non ha oggi uno strumento per prendere case in affitto né un fondo che copra i danni. Chiediamo ai quattro Comuni di verificare quanti proprietari aderirebbero: se saranno almeno dieci, la proposta rientra nell'aggiornamento del prossimo anno.",
    },
  },
  {
    key: "an-p-cantieri", district: "anglona-coros-figulinas", tavolo: "an-inclusione",
    authorKey: "an-del-lavoro", organisationKey: "an-org-lavoro",
    title: "Cantieri di cura del paese, scelti da chi ci lavora",
    need: "Le attività utili alla collettività abbinate alle misure di inclusione si ripetono: si puliscono cunette, si apre e chiude un parco. Abbiamo intervistato 52 persone alla fine del loro periodo; 41 non hanno imparato nulla di spendibile e solo 6 conoscevano l'esito che il Comune si aspettava. Allo stesso tempo gli artigiani di Castelsardo e Nulvi non trovano chi sappia fare un muro a secco o riparare un infisso.",
    who: "Beneficiari di misure di inclusione attiva fra i trenta e i sessant'anni, artigiani vicini alla pensione, Comuni con piccole manutenzioni arretrate.",
    municipalities: ["C272", "F977", "I565", "G450", "C613"],
    proposal: "Trasformare una parte delle attività in cantieri di dieci settimane su un luogo preciso: un lavatoio, un sentiero, la facciata della biblioteca. Il gruppo sceglie il cantiere da una lista di tre proposte dal Comune. Un artigiano in pensione, rimborsato, insegna; alla fine si rilascia un attestato descrittivo delle competenze e il nostro servizio lo presenta alle imprese. L'équipe multidimensionale segue gli aspetti personali. Chiediamo all'Ambito materiali, assicurazione e il rimborso dei maestri: 3.800 euro a cantiere, sei cantieri l'anno.",
    expectedChange: "Sei luoghi riparati, sessanta attestati, quindici colloqui veri. E persone che passando con i nipoti possano dire che quel muro è loro.",
    state: "voted", daysAgo: 134, screenedDaysAgo: 129,
  },
];
