import { citizenPresent, citizenSays, present, says, voted } from "./session-parts.ts";
import type { DistrictKey, SessionSeed } from "./types.ts";

const AN = "anglona-coros-figulinas" satisfies DistrictKey;

export const SESSIONS_ANGLONA_MORE: readonly SessionSeed[] = [
  {
    key: "an-s-salute-1", district: AN, tavolo: "an-salute", title: "Seduta unica: chi aiuta chi aiuta",
    state: "closed", dayOffset: -96, startsAt: "17:30", place: "Ex convento, sala con ingresso laterale", municipality: "G740", checkInCode: "FNS466",
    agenda: [
      {
        key: "an-s-salute-1-1", title: "Gruppi di familiari", minutes: 40, proposalKey: "an-p-autoaiuto",
        interventions: [
          says("an-org-fam", "intervention", 7, "Spiega perché il gruppo deve restare fuori dalle sedi dei servizi."),
          says("an-org-asl", "reply", 3, "Dichiara la disponibilità a un incontro trimestrale su domande scritte."),
        ],
        consensus: "Tutti d'accordo: non serve votare.",
      },
      {
        key: "an-s-salute-1-2", title: "Apparecchi da gioco vicino alle scuole", minutes: 30, proposalKey: "an-p-azzardo",
        interventions: [
          citizenSays("an-cit-sennori", "intervention", 5, "Porta quello che vede dal banco della frutta, senza nomi."),
          says("an-org-sind", "reply", 3, "Propone di tenere almeno l'ascolto e la parte nelle scuole."),
        ],
        consensus: "Divieti e orari non si decidono qui; l'ascolto può restare.",
      },
      {
        key: "an-s-salute-1-3", title: "Équipe leggera", minutes: 35, proposalKey: "an-p-equipe",
        interventions: [
          says("an-org-coop-beranu", "intervention", 6, "Descrive il primo aggancio con bisogni concreti."),
          says("an-org-giustizia", "intervention", 3, "Incontra le stesse persone e chiede di essere nell'accordo."),
        ],
        consensus: "Da approfondire il mezzo turno dello psichiatra.",
      },
    ],
    attendance: [
      present("an-org-asl"), present("an-org-sind"), present("an-org-coop-beranu"), present("an-org-giustizia", 15), present("an-org-fam"),
      citizenPresent("an-cit-sennori"),
    ],
  },
  {
    key: "an-s-inclusione-1", district: AN, tavolo: "an-inclusione", title: "Seduta unica: sportelli, case, muri a secco",
    state: "closed", dayOffset: -92, startsAt: "10:00", place: "Sala delle terrazze, lato porto", municipality: "C272", checkInCode: "TRV822",
    agenda: [
      {
        key: "an-s-inclusione-1-1", title: "Sportello itinerante", minutes: 35, proposalKey: "an-p-sportello",
        interventions: [
          says("an-org-comune", "intervention", 6, "Illustra il calendario trimestrale e la ricevuta immediata."),
          says("an-org-vol", "reply", 3, "Chiede che il giorno cada insieme al mercato."),
        ],
        consensus: "Condiviso senza votazione, con il mercato come criterio per il calendario.",
      },
      {
        key: "an-s-inclusione-1-2", title: "Casa tutto l'anno", minutes: 40, proposalKey: "an-p-casa",
        interventions: [
          citizenSays("an-cit-castelsardo", "intervention", 5, "Descrive il trasloco di fine maggio."),
          says("an-org-sind", "intervention", 3, "Domanda chi risponde se un inquilino non paga."),
          says("an-org-emporio", "reply", 3, "Vede ogni estate nuclei che perdono la residenza e con essa i punti dell'emporio."),
        ],
        consensus: "Si chiede ai Comuni di contare i proprietari disponibili.",
      },
      {
        key: "an-s-inclusione-1-3", title: "Cantieri di cura", minutes: 35, proposalKey: "an-p-cantieri",
        interventions: [
          says("an-org-lavoro", "intervention", 6, "Riporta le 52 interviste e il modello del maestro in pensione."),
          says("an-org-comune", "reply", 3, "Avverte che le autorizzazioni sui muri storici prendono tempo."),
        ],
        consensus: "Larga intesa su almeno tre cantieri pilota.",
        vote: voted("Il tavolo propone i cantieri di cura con attestato finale?", {
          yes: ["an-org-vol", "an-org-lavoro", "an-org-giustizia", "an-org-emporio"], abstain: ["an-org-comune", "an-org-sind"],
        }, { yes: ["an-cit-castelsardo"] }),
      },
    ],
    attendance: [
      present("an-org-comune"), present("an-org-sind"), present("an-org-vol"), present("an-org-lavoro"), present("an-org-giustizia"),
      present("an-org-emporio", 0, 115), citizenPresent("an-cit-castelsardo"),
    ],
  },
  {
    key: "an-s-volontariato-1", district: AN, tavolo: "an-volontariato", title: "Seduta unica: regole semplici per chi dà tempo",
    state: "closed", dayOffset: -88, startsAt: "18:00", place: "Oratorio, stanza del camino", municipality: "I565", checkInCode: "CAM388",
    agenda: [
      {
        key: "an-s-volontariato-1-1", title: "Recupero delle eccedenze", minutes: 35, proposalKey: "an-p-pane",
        interventions: [
          says("an-org-vol", "intervention", 5, "Racconta il sabato delle quaranta porzioni lasciate."),
          says("an-org-emporio", "reply", 4, "Può prestare il furgone quando non è in giro."),
        ],
        consensus: "Sì a frigoriferi e accordo; la cena la organizza chi ne ha voglia.",
        vote: voted("Il tavolo propone la rete di recupero fra Sedini, Castelsardo, Valledoria e Sennori?", {
          yes: ["an-org-vol", "an-org-aps", "an-org-scuola", "an-org-emporio", "an-org-fam"],
        }, { yes: ["an-cit-codrongianos"] }),
      },
      {
        key: "an-s-volontariato-1-2", title: "Banca del tempo", minutes: 30, proposalKey: "an-p-tempo",
        interventions: [
          citizenSays("an-cit-codrongianos", "intervention", 5, "Propone registro doppio e chiusura se non funziona."),
          says("an-org-aps", "reply", 2, "Consiglia di cominciare con una festa e non con un modulo."),
        ],
        consensus: "Interessa, ma ci si chiede chi paga le sei ore.",
      },
    ],
    attendance: [
      present("an-org-vol"), present("an-org-aps"), present("an-org-scuola"), present("an-org-emporio"), present("an-org-fam"),
      citizenPresent("an-cit-codrongianos"),
    ],
  },
];
