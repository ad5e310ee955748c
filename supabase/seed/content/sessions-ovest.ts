import { citizenPresent, citizenSays, present, says, voted } from "./session-parts.ts";
import type { DistrictKey, SessionSeed } from "./types.ts";

const AO = "area-ovest" satisfies DistrictKey;

export const SESSIONS_OVEST: readonly SessionSeed[] = [
  {
    key: "ao-s-anziani-1", district: AO, tavolo: "ao-anziani", title: "Prima seduta: che cosa succede dopo il mezzogiorno",
    state: "closed", dayOffset: -30, startsAt: "16:00", place: "Sala consiliare, primo piano con ascensore", municipality: "A474", checkInCode: "MRT234",
    agenda: [
      {
        key: "ao-s-anziani-1-1", title: "Presentazioni e dati sul servizio domiciliare", minutes: 20, proposalKey: null,
        interventions: [
          says("ao-org-asl", "intervention", 6, "Ricorda che domiciliare sociale e domiciliare sanitario hanno ingressi diversi e chiede che il tavolo ne tenga conto."),
          says("ao-org-comune", "intervention", 4, "Porta il punto di vista dei comuni piccoli della costa, dove le ore sono poche e le case sparse."),
        ],
      },
      {
        key: "ao-s-anziani-1-2", title: "Assistenza domiciliare la sera e la domenica", minutes: 45, proposalKey: "ao-p-sad-sera",
        interventions: [
          says("ao-org-coop-oras", "intervention", 8, "Illustra i diari di servizio e il giro serale di sei case per coppia di operatrici."),
          says("ao-org-sind-cura", "intervention", 5, "Sostiene la proposta se le ore serali sono aggiuntive e pagate, e se il turno non è spezzato."),
          says("ao-org-vol", "reply", 3, "Offre di accompagnare il primo mese, perché alcune famiglie aprono la porta solo a chi conoscono."),
          says("ao-org-asl", "reply", 4, "Si astiene sulla parte delle terapie serali, che va concordata con chi le prescrive."),
        ],
        consensus: "Tutti riconoscono il vuoto serale. Resta da chiarire chi risponde delle medicine: le operatrici ricordano l'orario, non somministrano.",
        vote: voted(
          "Il tavolo propone di inserire nel piano la sperimentazione serale e festiva?",
          {
            yes: ["ao-org-comune", "ao-org-sind-pens", "ao-org-sind-cura", "ao-org-coop-oras", "ao-org-vol", "ao-org-prof", "ao-org-emporio"],
            abstain: ["ao-org-asl"],
          },
          { yes: ["ao-cit-vallermosa", "ao-cit-elmas"] },
        ),
      },
      {
        key: "ao-s-anziani-1-3", title: "Registro e tutela per chi assiste in casa", minutes: 35, proposalKey: "ao-p-assistenti",
        interventions: [
          says("ao-org-sind-pens", "intervention", 7, "Espone i numeri dello sportello e chiede che il registro resti pubblico."),
          says("ao-org-prof", "intervention", 4, "Suggerisce che lo sportello incontri anche la persona assistita, non solo chi firma il contratto."),
          says("ao-org-coop-oras", "reply", 3, "Chiede come evitare che il registro diventi un elenco di prezzi al ribasso."),
        ],
        consensus: "Accordo sullo sportello e sulle sostituzioni in 48 ore; sul corso obbligatorio di 60 ore si torna con una proposta di calendario.",
      },
    ],
    attendance: [
      present("ao-org-comune"), present("ao-org-asl"), present("ao-org-sind-pens"), present("ao-org-sind-cura", 10),
      present("ao-org-coop-oras"), present("ao-org-vol"), present("ao-org-prof"), present("ao-org-emporio", 15),
      citizenPresent("ao-cit-vallermosa"), citizenPresent("ao-cit-elmas", 5, 80),
    ],
  },
  {
    key: "ao-s-minori-1", district: AO, tavolo: "ao-minori", title: "Prima seduta: estate, scuola, tempi delle famiglie",
    state: "closed", dayOffset: -26, startsAt: "17:00", place: "Biblioteca comunale, sala dei ragazzi", municipality: "I734", checkInCode: "GNP526",
    agenda: [
      {
        key: "ao-s-minori-1-1", title: "Il mese di agosto", minutes: 50, proposalKey: "ao-p-estate",
        interventions: [
          citizenSays("ao-cit-siliqua", "intervention", 5, "Racconta come si organizzano le famiglie quando tutto chiude e chiede un prezzo legato all'ISEE."),
          says("ao-org-coop-pipius", "intervention", 5, "Conferma che tre settimane sono possibili se le sedi ruotano e i turni si decidono entro aprile."),
          says("ao-org-scuola", "intervention", 4, "Avverte che le aule di agosto vanno chieste prima dei lavori estivi di manutenzione."),
          says("ao-org-comune", "reply", 4, "Segnala la difficoltà di trovare personale ausiliario nel periodo delle ferie."),
        ],
        consensus: "Si parte in quattro comuni. Chi era contrario accetta se l'orario resta legato al personale disponibile.",
        vote: voted(
          "Il tavolo propone un servizio estivo intercomunale nelle tre settimane centrali di agosto?",
          {
            yes: ["ao-org-coop-pipius", "ao-org-aps", "ao-org-fam", "ao-org-scuola", "ao-org-prof"],
            no: ["ao-org-comune"],
          },
          { yes: ["ao-cit-siliqua", "ao-cit-villaspeciosa"], abstain: ["ao-cit-sansperate"] },
        ),
      },
      {
        key: "ao-s-minori-1-2", title: "Continuità degli educatori a scuola", minutes: 40, proposalKey: "ao-p-educativa",
        interventions: [
          says("ao-org-scuola", "intervention", 6, "Presenta il confronto fra le classi con cambio di educatore a marzo e quelle senza."),
          says("ao-org-fam", "intervention", 5, "Chiede che la famiglia sia informata del nome dell'educatore prima dell'inizio delle lezioni."),
          says("ao-org-coop-pipius", "reply", 3, "Ricorda che la continuità dipende anche dalla durata dei contratti."),
        ],
        consensus: "Il 31 agosto come data di assegnazione è condiviso; la clausola di continuità va scritta con chi fa le gare.",
      },
      {
        key: "ao-s-minori-1-3", title: "Spazio neutro per gli incontri protetti", minutes: 25, proposalKey: "ao-p-incontri",
        interventions: [
          says("ao-org-prof", "intervention", 6, "Descrive i requisiti minimi del luogo e la necessità del sabato."),
          says("ao-org-aps", "reply", 2, "Propone di chiedere ai ragazzi già grandi come avrebbero voluto quella stanza."),
        ],
        consensus: "Nessuno è contrario. Si chiede all'Ufficio di Piano di verificare costi d'affitto e raccordo con il tribunale.",
      },
    ],
    attendance: [
      present("ao-org-comune"), present("ao-org-coop-pipius"), present("ao-org-aps"), present("ao-org-fam"), present("ao-org-scuola"),
      present("ao-org-prof", 0, 120), citizenPresent("ao-cit-siliqua"), citizenPresent("ao-cit-villaspeciosa"), citizenPresent("ao-cit-sansperate", 12),
    ],
  },
  {
    key: "ao-s-disabilita-1", district: AO, tavolo: "ao-disabilita", title: "Prima seduta: il durante noi",
    state: "closed", dayOffset: -22, startsAt: "15:30", place: "Centro sociale, ingresso senza gradini dal cortile", municipality: "B675", checkInCode: "ASF722",
    agenda: [
      {
        key: "ao-s-disabilita-1-1", title: "Fine settimana di autonomia", minutes: 45, proposalKey: "ao-p-respiro",
        interventions: [
          says("ao-org-fam", "intervention", 8, "Spiega perché i gruppi devono restare gli stessi per un anno e chi sceglie che cosa imparare."),
          says("ao-org-coop-oras", "intervention", 4, "Chiede due operatori anche di notte, almeno nei primi tre mesi."),
          says("ao-org-asl", "reply", 3, "Propone una scheda breve per le necessità sanitarie, tenuta dalla persona."),
        ],
        consensus: "Accordo pieno sull'idea; resta aperto il costo della notte.",
        vote: voted("Il tavolo propone un appartamento palestra con un fine settimana al mese per gruppo?", {
          yes: ["ao-org-asl", "ao-org-sind-cura", "ao-org-coop-oras", "ao-org-coop-figu", "ao-org-fam"],
        }, { yes: ["ao-cit-teulada"] }),
      },
      {
        key: "ao-s-disabilita-1-2", title: "Spiagge e accesso all'acqua", minutes: 30, proposalKey: "ao-p-mare",
        interventions: [
          citizenSays("ao-cit-teulada", "intervention", 5, "Chiede orari interi e non un servizio a chiamata."),
          says("ao-org-coop-figu", "intervention", 4, "Si dice pronta a riparare le pedane in inverno con una squadra in inserimento."),
        ],
        consensus: "Priorità alta, ma prima servono le autorizzazioni sui tratti di spiaggia.",
      },
      {
        key: "ao-s-disabilita-1-3", title: "Trasporto verso i centri diurni", minutes: 25, proposalKey: "ao-p-navetta",
        interventions: [
          says("ao-org-coop-oras", "intervention", 5, "Mostra i tempi cronometrati del giro attuale."),
          says("ao-org-coop-figu", "point_of_order", 2, "Chiede che chi offre il mezzo dichiari l'interesse all'affidamento."),
        ],
        consensus: "Si condivide il bisogno di un giro unico, non il legame fra mezzo offerto e affidamento.",
      },
    ],
    attendance: [
      present("ao-org-asl"), present("ao-org-sind-cura"), present("ao-org-coop-oras"), present("ao-org-coop-figu"), present("ao-org-fam"),
      citizenPresent("ao-cit-teulada", 8),
    ],
  },
];
