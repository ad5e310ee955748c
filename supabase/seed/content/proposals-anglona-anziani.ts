import { PASSAGES } from "./passages.ts";
import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_ANGLONA_ANZIANI: readonly ProposalSeed[] = [
  {
    key: "an-p-operatore", district: "anglona-coros-figulinas", tavolo: "an-anziani",
    authorKey: "an-del-coop-passos", organisationKey: "an-org-coop-passos",
    title: "Un operatore di comunità per quattro paesi piccoli",
    need: "Bulzi, Laerru, Martis ed Erula insieme fanno poco più di duemilacinquecento abitanti. In nessuno dei quattro c'è, tutti i giorni, qualcuno a cui dire: si è rotta la caldaia, non capisco questa lettera, mio fratello è strano da una settimana. L'assistente sociale c'è, ma arriva quando la domanda è già scritta. Noi entriamo con il servizio domiciliare in 43 case e usciamo ogni volta con dieci richieste che non stanno in nessun progetto.",
    who: "Persone anziane sole non ancora in carico ai servizi; figli emigrati che telefonano al bar per avere notizie; i Comuni, che hanno un impiegato per cinque mestieri.",
    municipalities: ["B265", "E401", "E992", "M292"],
    proposal: "Una figura nuova, presente due mezze giornate fisse in ciascun paese, con una stanza e una bicicletta elettrica. Non fa assistenza alla persona: bussa, ascolta, accompagna una pratica, chiama l'idraulico, mette in contatto chi ha un orto con chi non riesce più a zapparlo. Ogni settimana incontra l'assistente sociale per mezz'ora. Costo: due persone a tempo pieno per quattro comuni, circa 61.000 euro l'anno secondo la nostra stima. La cooperativa mette la formazione iniziale e un quaderno di lavoro aperto, che altri potranno copiare.",
    expectedChange: "Duecento persone conosciute per nome nel primo anno, trenta segnalazioni arrivate prima della crisi. E il bar che smette di fare da centralino.",
    state: "accepted", daysAgo: 148, screenedDaysAgo: 143,
    outcome: {
      kind: "accepted", daysAgo: 38, sectionKey: "intervention_areas:elderly", passage: PASSAGES["an-p-operatore"],
      reason: "È la proposta che il tavolo ha indicato come prima priorità. Costa poco, serve paesi dove oggi manca un riferimento quotidiano e lavora insieme al servizio sociale professionale. La bozza la prevede in tutti e quattro i comuni richiesti, con due mezze giornate fisse ciascuno.",
    },
  },
  {
    key: "an-p-farmaci", district: "anglona-coros-figulinas", tavolo: "an-anziani",
    authorKey: "an-cit-bulzi", organisationKey: null,
    title: "Le medicine e il pane a Bulzi",
    need: "Gli anni sono tanti, ma cammino ancora. La farmacia però non ce l'abbiamo, il forno viene quando viene, e per due scatole di pastiglie bisogna scendere a Sedini o salire a Perfugas. Prima ci andavo in moto, poi i figli me l'hanno nascosta. La corriera c'è la mattina e poi bisogna aspettare mezza giornata per tornare. A casa mia si dice che ormai facciamo la spesa come in tempo di guerra: quando passa qualcuno.",
    who: "Noi vecchi dei paesi piccoli, e anche le maestre che vengono da fuori e a mezzogiorno non trovano un panino.",
    municipalities: ["B265", "E401", "E992", "M282"],
    proposal: "Due giri alla settimana, con un giovane pagato o con i volontari, che prende le ricette e i soldi contati e torna con la borsa e lo scontrino. Ci vuole una carta che dica che può ritirare per me, perché il farmacista ha ragione a non fidarsi. Se la strada è ghiacciata si avvisa. E già che uno bussa, guarda se siamo in piedi. Io posso tenere il quaderno degli ordini, ho ancora la mano buona.",
    expectedChange: "Non restare mai più un fine settimana senza le pastiglie. E non dover ringraziare sempre lo stesso vicino.",
    state: "accepted_in_part", daysAgo: 145, screenedDaysAgo: 141,
    outcome: {
      kind: "accepted_in_part", daysAgo: 37, sectionKey: "sociohealth", passage: PASSAGES["an-p-farmaci"],
      reason: "Entra nella bozza la consegna a domicilio con delega scritta e assicurazione, affidata a gruppi convenzionati dove il Comune lo chiede. Non possiamo fissare due giri in ogni paese né comprendere i farmaci che devono essere consegnati da personale sanitario.",
    },
  },
  {
    key: "an-p-sollievo", district: "anglona-coros-figulinas", tavolo: "an-anziani",
    authorKey: "an-del-sind", organisationKey: "an-org-sind",
    title: "Notti di sollievo per chi assiste una persona che non dorme",
    need: "Nei nostri sportelli di Ploaghe, Florinas e Ossi raccogliamo, da due anni, un questionario fra chi assiste un familiare con demenza: 77 risposte. La domanda sul sonno è quella che ha dato i risultati più netti: 49 persone dormono meno di cinque ore per almeno quattro notti su sette. Di queste, 30 lavorano ancora. I servizi attuali coprono il giorno. La notte è affidata alle forze di una moglie di settantotto anni o di una figlia che alle sei apre il magazzino.",
    who: "Familiari conviventi, in tre casi su quattro donne; persone con demenza in fase intermedia; datori di lavoro che vedono crescere le assenze.",
    municipalities: ["G740", "D637", "G178", "C818", "B772"],
    proposal: "Istituire un buono di sollievo notturno: dieci notti all'anno per nucleo, con operatrice qualificata dalle 22 alle 6 al domicilio, oppure quattro fine settimana in una struttura convenzionata, a scelta. Graduatoria trasparente, con punteggio per età del familiare, lavoro e assenza di altri conviventi. Si chiede che il fabbisogno sia stimato su sessanta nuclei per il primo anno e che la rendicontazione distingua le notti richieste da quelle concesse. Il sindacato può distribuire i moduli e aiutare a compilarli, senza entrare nella graduatoria.",
    expectedChange: "Seicento notti di sonno restituite a sessanta famiglie, e un dato pubblico su quante ne servirebbero davvero.",
    state: "deferred", daysAgo: 144, screenedDaysAgo: 140,
    outcome: {
      kind: "deferred", daysAgo: 35,
      reason: "Il questionario è serio e il bisogno è riconosciuto nella sintesi del profilo d'ambito. Seicento notti però superano le risorse oggi disponibili e mancano operatrici per il turno notturno. La proposta torna in discussione con l'aggiornamento economico-finanziario del secondo anno.",
    },
  },
];
