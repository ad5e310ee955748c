import { citizenPresent, citizenSays, present, says, voted } from "./session-parts.ts";
import type { DistrictKey, SessionSeed } from "./types.ts";

const AN = "anglona-coros-figulinas" satisfies DistrictKey;

export const SESSIONS_ANGLONA: readonly SessionSeed[] = [
  {
    key: "an-s-anziani-1", district: AN, tavolo: "an-anziani", title: "Seduta unica: l'ultima casa del paese",
    state: "closed", dayOffset: -108, startsAt: "15:30", place: "Sala polivalente accanto al municipio", municipality: "G450", checkInCode: "PER288",
    agenda: [
      {
        key: "an-s-anziani-1-1", title: "Operatore di comunità in quattro paesi", minutes: 45, proposalKey: "an-p-operatore",
        interventions: [
          says("an-org-coop-passos", "intervention", 8, "Spiega che cosa la figura fa e soprattutto che cosa non fa."),
          says("an-org-sind", "intervention", 4, "Chiede due mezze giornate fisse e non a rotazione, perché gli anziani si affezionano all'orario."),
          says("an-org-asl", "reply", 3, "Vede utile il raccordo con gli ambulatori dei medici di base."),
        ],
        consensus: "Prima priorità del tavolo. Chi si astiene chiede di rivedere il costo dopo un anno.",
        vote: voted("Il tavolo propone l'operatore di comunità a Bulzi, Laerru, Martis ed Erula?", {
          yes: ["an-org-asl", "an-org-sind", "an-org-coop-passos", "an-org-emporio"],
          abstain: ["an-org-comune"],
        }, { yes: ["an-cit-bulzi", "an-cit-viddalba"] }),
      },
      {
        key: "an-s-anziani-1-2", title: "Spesa e ricette nei paesi senza farmacia", minutes: 30, proposalKey: "an-p-farmaci",
        interventions: [
          citizenSays("an-cit-bulzi", "intervention", 5, "Propone il quaderno degli ordini e la delega scritta."),
          says("an-org-asl", "reply", 4, "Indica quali consegne non si possono affidare a volontari."),
        ],
        consensus: "Sì con delega e assicurazione; i giri li decide ciascun Comune.",
        vote: voted("Il tavolo propone la consegna a domicilio con delega, affidata a gruppi convenzionati?", {
          yes: ["an-org-comune", "an-org-sind", "an-org-coop-passos", "an-org-emporio"],
          abstain: ["an-org-asl"],
        }, { yes: ["an-cit-bulzi"] }),
      },
      {
        key: "an-s-anziani-1-3", title: "Notti di sollievo", minutes: 30, proposalKey: "an-p-sollievo",
        interventions: [says("an-org-sind", "intervention", 7, "Presenta le 77 risposte al questionario e la stima di sessanta nuclei.")],
        consensus: "Bisogno condiviso; nessuno sa ancora con quale personale coprire il turno.",
      },
    ],
    attendance: [
      present("an-org-comune"), present("an-org-asl"), present("an-org-sind"), present("an-org-coop-passos"), present("an-org-emporio", 10),
      citizenPresent("an-cit-bulzi"), citizenPresent("an-cit-viddalba", 20),
    ],
  },
  {
    key: "an-s-minori-1", district: AN, tavolo: "an-minori", title: "Seduta unica: i pomeriggi",
    state: "closed", dayOffset: -104, startsAt: "16:00", place: "Palestra della scuola media, gradinata coperta", municipality: "L604", checkInCode: "CRC944",
    agenda: [
      {
        key: "an-s-minori-1-1", title: "Doposcuola di rete", minutes: 45, proposalKey: "an-p-doposcuola",
        interventions: [
          says("an-org-scuola", "intervention", 7, "Mostra i risultati delle prove d'ingresso e offre aule e pulizie."),
          says("an-org-coop-beranu", "intervention", 4, "Chiede gruppi di non più di dodici bambini per educatore."),
          says("an-org-comune", "reply", 3, "Riferisce che i tre Comuni della valle sono disponibili per lo scuolabus."),
        ],
        consensus: "Nessuna obiezione, anche sulla riserva dei posti.",
        vote: voted("Il tavolo propone il doposcuola di rete nella bassa valle del Coghinas?", {
          yes: ["an-org-comune", "an-org-coop-beranu", "an-org-aps", "an-org-scuola", "an-org-giustizia"],
        }, { yes: ["an-cit-viddalba"] }),
      },
      {
        key: "an-s-minori-1-2", title: "Ludobus dei racconti", minutes: 30, proposalKey: "an-p-ludobus",
        interventions: [
          says("an-org-aps", "intervention", 6, "Racconta le sere di Nulvi e chiede piazze chiuse due ore."),
          says("an-org-scuola", "reply", 2, "Suggerisce di registrare i racconti con le classi."),
        ],
        consensus: "Piace, ma qualcuno teme la spesa del furgone.",
        vote: voted("Il tavolo propone il ludobus in dodici paesi?", {
          yes: ["an-org-aps", "an-org-scuola", "an-org-coop-beranu"], no: ["an-org-comune"], abstain: ["an-org-giustizia"],
        }),
      },
      {
        key: "an-s-minori-1-3", title: "Famiglie d'appoggio", minutes: 35, proposalKey: "an-p-affido",
        interventions: [
          says("an-org-coop-beranu", "intervention", 6, "Propone l'abbinamento di dodici mesi e il rimborso."),
          says("an-org-giustizia", "reply", 4, "Conferma che un aiuto precoce evita percorsi più pesanti."),
        ],
        consensus: "Sì all'affiancamento; il rimborso si discute con i bilanci alla mano.",
      },
    ],
    attendance: [
      present("an-org-comune"), present("an-org-coop-beranu"), present("an-org-aps"), present("an-org-scuola"), present("an-org-giustizia"),
      citizenPresent("an-cit-viddalba"),
    ],
  },
  {
    key: "an-s-disabilita-1", district: AN, tavolo: "an-disabilita", title: "Seduta unica: decidere da sé",
    state: "closed", dayOffset: -100, startsAt: "15:00", place: "Locale senza gradini di via Muriccia", municipality: "G178", checkInCode: "VAL255",
    agenda: [
      {
        key: "an-s-disabilita-1-1", title: "Consulenti alla pari", minutes: 45, proposalKey: "an-p-vita",
        interventions: [
          citizenSays("an-cit-ossi", "intervention", 6, "Spiega la differenza fra aiutare a decidere e decidere per un altro."),
          says("an-org-fam", "intervention", 4, "Chiede che si parli anche con i genitori, in un momento separato."),
          says("an-org-asl", "reply", 3, "Precisa che la valutazione resta dell'unità competente."),
        ],
        consensus: "Condivisa la retribuzione dei consulenti e il punto mobile.",
        vote: voted("Il tavolo propone lo sportello con consulenti alla pari retribuiti?", {
          yes: ["an-org-coop-passos", "an-org-coop-beranu", "an-org-lavoro", "an-org-fam"], abstain: ["an-org-asl"],
        }, { yes: ["an-cit-ossi"] }),
      },
      {
        key: "an-s-disabilita-1-2", title: "Banca degli ausili usati", minutes: 30, proposalKey: "an-p-ausili",
        interventions: [
          says("an-org-coop-passos", "intervention", 5, "Porta il censimento dei 64 oggetti."),
          says("an-org-lavoro", "reply", 3, "Vede nella riparazione un buon inserimento."),
        ],
        consensus: "Serve il parere di chi si occupa di sanificazione.",
      },
      {
        key: "an-s-disabilita-1-3", title: "Laboratori nei paesi", minutes: 30, proposalKey: "an-p-laboratorio",
        interventions: [
          says("an-org-fam", "intervention", 6, "Chiede che nessun comune resti escluso."),
          says("an-org-coop-beranu", "reply", 4, "Dubita che si trovino quarantasei operatori in un anno."),
        ],
        consensus: "Il tavolo preferisce pochi laboratori con trasporto, il comitato resta della sua idea.",
      },
    ],
    attendance: [
      present("an-org-asl"), present("an-org-coop-passos"), present("an-org-coop-beranu"), present("an-org-lavoro"), present("an-org-fam"),
      citizenPresent("an-cit-ossi"),
    ],
  },
];
