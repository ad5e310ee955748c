import { citizenPresent, citizenSays, present, says, voted } from "./session-parts.ts";
import type { DistrictKey, SessionSeed } from "./types.ts";

const AO = "area-ovest" satisfies DistrictKey;

export const SESSIONS_OVEST_MORE: readonly SessionSeed[] = [
  {
    key: "ao-s-inclusione-1", district: AO, tavolo: "ao-inclusione", title: "Prima seduta: spesa, uscita, vergogna",
    state: "closed", dayOffset: -18, startsAt: "10:00", place: "Ex scuola elementare, aula al piano terra", municipality: "M025", checkInCode: "FER538",
    agenda: [
      {
        key: "ao-s-inclusione-1-1", title: "L'emporio nei paesi vicini", minutes: 40, proposalKey: "ao-p-emporio",
        interventions: [
          says("ao-org-emporio", "intervention", 6, "Descrive chi salta le settimane e perché, senza parlare di singole famiglie."),
          says("ao-org-vol", "intervention", 4, "Offre un locale a Siliqua con ingresso dal vicolo."),
          says("ao-org-comune", "reply", 3, "Chiede di verificare se il furgone dei pasti è libero davvero al pomeriggio."),
        ],
        consensus: "Il tavolo è d'accordo e chiede all'ufficio di controllare il furgone prima di decidere i paesi.",
      },
      {
        key: "ao-s-inclusione-1-2", title: "Le prime due settimane dopo la pena", minutes: 50, proposalKey: "ao-p-uscita",
        interventions: [
          says("ao-org-giustizia", "intervention", 8, "Presenta i tre passi e i sessanta giorni di anticipo."),
          says("ao-org-lavoro", "intervention", 4, "Può aprire il colloquio per il lavoro già prima dell'uscita."),
          says("ao-org-sind-pens", "reply", 3, "Domanda chi paga quando la persona non ha residenza in nessuno dei sedici comuni."),
        ],
        consensus: "Posizioni vicine: il dubbio è sul fondo per le spese immediate, non sull'accompagnamento.",
        vote: voted("Il tavolo propone un accordo per l'uscita accompagnata e quattro posti letto?", {
          yes: ["ao-org-coop-figu", "ao-org-vol", "ao-org-lavoro", "ao-org-giustizia", "ao-org-emporio"],
          no: ["ao-org-sind-pens"],
          abstain: ["ao-org-comune"],
        }, { yes: ["ao-cit-uta"], no: ["ao-cit-elmas"] }),
      },
    ],
    attendance: [
      present("ao-org-comune"), present("ao-org-sind-pens"), present("ao-org-coop-figu"), present("ao-org-vol"), present("ao-org-lavoro", 20),
      present("ao-org-giustizia"), present("ao-org-emporio"), citizenPresent("ao-cit-uta"), citizenPresent("ao-cit-elmas"),
    ],
  },
  {
    key: "ao-s-giovani-1", district: AO, tavolo: "ao-giovani", title: "Prima seduta: dove ci si vede d'inverno",
    state: "closed", dayOffset: -14, startsAt: "18:00", place: "Casa delle Salsedini, sala al piano terra", municipality: "H088", checkInCode: "SAL944",
    agenda: [
      {
        key: "ao-s-giovani-1-1", title: "Sala prove e spazio comune", minutes: 45, proposalKey: "ao-p-hub",
        interventions: [
          says("ao-org-aps", "intervention", 7, "Riporta le 140 risposte e propone la gestione delle chiavi a turno."),
          citizenSays("ao-cit-pula", "intervention", 3, "Chiede che almeno una sera sia senza musica, per chi vuole solo stare."),
          says("ao-org-mestieri", "reply", 3, "Può insonorizzare le stanze con un cantiere didattico."),
        ],
        consensus: "Piace a tutti. Si cerca l'edificio insieme ai Comuni della costa.",
        vote: voted("Il tavolo propone uno spazio serale gestito dai ragazzi con un'educatrice?", {
          yes: ["ao-org-coop-pipius", "ao-org-aps", "ao-org-mestieri", "ao-org-prof"],
          abstain: ["ao-org-giustizia"],
        }, { yes: ["ao-cit-pula"] }),
      },
      {
        key: "ao-s-giovani-1-2", title: "Tornare a casa di notte", minutes: 30, proposalKey: "ao-p-ultima-corsa",
        interventions: [
          citizenSays("ao-cit-pula", "intervention", 5, "Spiega le tre alternative di oggi e perché nessuna va bene."),
          says("ao-org-coop-pipius", "reply", 2, "Ricorda che il piano non decide le corse di linea e chiede a chi scrivere."),
        ],
        consensus: "Il bisogno è serio e va portato altrove, con il verbale allegato.",
      },
    ],
    attendance: [
      present("ao-org-coop-pipius"), present("ao-org-aps"), present("ao-org-mestieri"), present("ao-org-prof"),
      present("ao-org-giustizia", 25), citizenPresent("ao-cit-pula"),
    ],
  },
  {
    key: "ao-s-lavoro-1", district: AO, tavolo: "ao-lavoro", title: "Prima seduta: campagna e cura",
    state: "closed", dayOffset: -11, startsAt: "16:30", place: "Scuola dei mestieri, laboratorio grande", municipality: "D259", checkInCode: "CHD873",
    agenda: [
      {
        key: "ao-s-lavoro-1-1", title: "Squadre miste nelle serre", minutes: 40, proposalKey: "ao-p-serre",
        interventions: [
          says("ao-org-coop-figu", "intervention", 7, "Espone il calendario delle colture e il ruolo del caposquadra."),
          says("ao-org-sind-cura", "intervention", 4, "Vuole che il contratto applicato sia scritto nell'accordo con le aziende."),
        ],
        consensus: "Sì al modello della squadra, con il contratto indicato nero su bianco.",
        vote: voted("Il tavolo propone squadre miste di lavoro agricolo con caposquadra pagato dal piano?", {
          yes: ["ao-org-coop-figu", "ao-org-mestieri", "ao-org-lavoro", "ao-org-giustizia"],
          abstain: ["ao-org-sind-cura"],
        }),
      },
      {
        key: "ao-s-lavoro-1-2", title: "Qualifica serale e supervisione", minutes: 35, proposalKey: "ao-p-cura",
        interventions: [
          says("ao-org-sind-cura", "intervention", 8, "Legge i dati delle buste paga e le tre richieste."),
          says("ao-org-mestieri", "reply", 4, "Conferma la disponibilità delle aule dopo le diciotto."),
        ],
        consensus: "Corso e supervisione sono condivisi; la soglia delle 24 ore va vista con chi scrive i capitolati.",
      },
    ],
    attendance: [
      present("ao-org-sind-cura"), present("ao-org-coop-figu"), present("ao-org-mestieri"), present("ao-org-lavoro"), present("ao-org-giustizia", 0, 60),
    ],
  },
  {
    key: "ao-s-anziani-2", district: AO, tavolo: "ao-anziani", title: "Seconda seduta: muoversi, tornare a casa, non restare soli",
    state: "under_way", dayOffset: 0, startsAt: "16:00", startedMinutesAgo: 35,
    place: "Sala del consiglio, con collegamento audio per chi sente poco", municipality: "I118", checkInCode: "CRB777",
    currentItem: "ao-s-anziani-2-2",
    queue: [
      { personKey: "ao-del-sind-pens", organisationKey: "ao-org-sind-pens", kind: "intervention" },
      { personKey: "ao-del-vol", organisationKey: "ao-org-vol", kind: "intervention" },
      { personKey: "ao-del-coop-oras", organisationKey: "ao-org-coop-oras", kind: "reply" },
    ],
    agenda: [
      {
        key: "ao-s-anziani-2-1", title: "Apertura e verbale della seduta precedente", minutes: 10, proposalKey: null,
        interventions: [says("ao-org-sind-pens", "point_of_order", 2, "Chiede di correggere nel verbale il numero delle sedi: quattro, non tre. Corretto.")],
        consensus: "Verbale approvato con una correzione.",
      },
      {
        key: "ao-s-anziani-2-2", title: "Un passaggio per le visite da Vallermosa", minutes: 40, proposalKey: "ao-p-visite",
        interventions: [
          citizenSays("ao-cit-vallermosa", "intervention", 5, "Presenta la proposta e il viaggio di andata e ritorno con la corriera."),
          says("ao-org-asl", "intervention", 4, "Ritiene possibile raggruppare alcuni appuntamenti per paese di provenienza."),
          says("ao-org-comune", "intervention", 3, "Ricorda che due comuni hanno già un'auto, usata solo per gli uffici."),
        ],
      },
      { key: "ao-s-anziani-2-3", title: "Tre giorni per preparare il ritorno a casa", minutes: 30, proposalKey: "ao-p-rientro", interventions: [] },
      { key: "ao-s-anziani-2-4", title: "Rete di cortile per il grande caldo", minutes: 25, proposalKey: "ao-p-caldo", interventions: [] },
      { key: "ao-s-anziani-2-5", title: "Prossimi passi e data della terza seduta", minutes: 10, proposalKey: null, interventions: [] },
    ],
    attendance: [
      present("ao-org-comune"), present("ao-org-asl"), present("ao-org-sind-pens"), present("ao-org-coop-oras", 4),
      present("ao-org-vol"), present("ao-org-prof", 9), citizenPresent("ao-cit-vallermosa"),
    ],
  },
  {
    key: "ao-s-minori-2", district: AO, tavolo: "ao-minori", title: "Seconda seduta: i più piccoli e chi li tiene",
    state: "scheduled", dayOffset: 6, startsAt: "17:00", place: "Centro di aggregazione, sala azzurra", municipality: "L154", checkInCode: "GST366",
    agenda: [
      { key: "ao-s-minori-2-1", title: "Il nido che viaggia", minutes: 40, proposalKey: "ao-p-giocabus", interventions: [] },
      { key: "ao-s-minori-2-2", title: "Raccolta di nuove idee in piccoli gruppi", minutes: 40, proposalKey: null, interventions: [] },
    ],
    attendance: [],
  },
  {
    key: "ao-s-inclusione-2", district: AO, tavolo: "ao-inclusione", title: "Seconda seduta: bollette e casa",
    state: "scheduled", dayOffset: 9, startsAt: "10:00", place: "Biblioteca comunale, sala lettura", municipality: "D399", checkInCode: "LNT599",
    agenda: [
      { key: "ao-s-inclusione-2-1", title: "Una persona che legga le bollette con noi", minutes: 45, proposalKey: "ao-p-bollette", interventions: [] },
      { key: "ao-s-inclusione-2-2", title: "Che cosa portare in plenaria", minutes: 30, proposalKey: null, interventions: [] },
    ],
    attendance: [],
  },
];
