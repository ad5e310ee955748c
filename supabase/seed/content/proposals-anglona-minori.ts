import { PASSAGES } from "./passages.ts";
import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_ANGLONA_MINORI: readonly ProposalSeed[] = [
  {
    key: "an-p-doposcuola", district: "anglona-coros-figulinas", tavolo: "an-minori",
    authorKey: "an-del-scuola", organisationKey: "an-org-scuola",
    title: "Doposcuola di rete nella bassa valle del Coghinas",
    need: "Alle tredici e trenta le nostre scuole di Valledoria, Viddalba e Santa Maria Coghinas si svuotano e fino al giorno dopo non c'è altro. Molti genitori lavorano nei campi di carciofi o nelle strutture della costa, con orari che cambiano ogni settimana. Nelle prove d'ingresso di prima media notiamo che chi ha passato i pomeriggi da solo arriva con un lessico più povero, in italiano e perfino nella parlata di casa. Non è un problema di intelligenza, è un problema di conversazione.",
    who: "Alunne e alunni dagli otto ai quattordici anni, compresi quelli arrivati da poco da altri paesi; famiglie con turni stagionali; insegnanti che oggi si fermano per buona volontà.",
    municipalities: ["L604", "M259", "M284"],
    proposal: "Un doposcuola unico per i tre comuni, quattro pomeriggi fino alle diciotto, da ottobre a maggio: pranzo portato da casa, compiti in piccoli gruppi, poi teatro, orto o robotica. L'istituto apre le aule e un laboratorio, e si fa carico della pulizia; servono cinque educatori e un rientro in scuolabus. Chiedo che una quota di posti sia riservata alle segnalazioni del servizio sociale e che nessuno, guardando la classe, possa capire chi è stato segnalato. Gli insegnanti incontrano gli educatori un'ora al mese, a registro.",
    expectedChange: "Novanta iscritti e, dopo due anni, prove di comprensione allineate a quelle di chi ha i genitori a casa. Sarebbe un bel giorno.",
    state: "accepted", daysAgo: 147, screenedDaysAgo: 142,
    outcome: {
      kind: "accepted", daysAgo: 39, sectionKey: "intervention_areas:minors_families", passage: PASSAGES["an-p-doposcuola"],
      reason: "Accolta per intero. La scuola mette aule e programmazione, i tre Comuni si sono detti pronti a coprire lo scuolabus delle diciotto e l'Ambito finanzia gli educatori. La riserva dei posti è scritta in modo da non rendere riconoscibile nessun bambino.",
    },
  },
  {
    key: "an-p-ludobus", district: "anglona-coros-figulinas", tavolo: "an-minori",
    authorKey: "an-del-aps", organisationKey: "an-org-aps",
    title: "Il ludobus dei racconti nelle piazze dell'Anglona",
    need: "A Nulvi facciamo da anni la sera dei racconti in piazza: sedie di casa, una nonna che comincia e i bambini che finiscono la storia. Ci chiamano da Chiaramonti, da Martis, da Tergu, e andiamo con due macchine e il baule pieno di giochi di legno. Quello che troviamo è sempre uguale: piazze rifatte, belle, e nessun bambino. Non mancano i bambini, manca un motivo per uscire e un adulto che non dica di stare attenti ai vasi.",
    who: "Bambini dai quattro ai dodici anni dei paesi dell'interno, fratelli grandi che fanno finta di accompagnarli, nonni con una storia da raccontare.",
    municipalities: ["F977", "C613", "E992", "M282", "E401"],
    proposal: "Un furgone vecchio ma sicuro, ridipinto dalle scuole, che in una stagione tocchi dodici paesi per due pomeriggi ciascuno. Dentro: giochi grandi, una tenda, un registratore. I racconti in sardo si registrano e si mettono a disposizione delle biblioteche. Due animatori pagati e almeno un anziano del posto come ospite d'onore. Ai Comuni chiediamo la corrente, i bagni aperti e di chiudere la strada dalle cinque alle sette. Il furgone lo troviamo noi; ci manca il carburante e la paga degli animatori.",
    expectedChange: "Ventiquattro pomeriggi di piazza piena e cento racconti salvati prima che si perdano.",
    state: "voted", daysAgo: 139, screenedDaysAgo: 134,
  },
  {
    key: "an-p-affido", district: "anglona-coros-figulinas", tavolo: "an-minori",
    authorKey: "an-del-coop-beranu", organisationKey: "an-org-coop-beranu",
    title: "Famiglie d'appoggio, prima che serva l'affido",
    need: "Nei cinque anni in cui abbiamo gestito l'educativa domiciliare fra Ossi e Usini abbiamo chiuso 58 interventi. In 17 casi la relazione finale diceva la stessa cosa: sarebbe bastato un adulto in più, due pomeriggi, per un anno. Una cena pronta, un passaggio in piscina, qualcuno che tenga il piccolo mentre la mamma fa un corso. Invece l'aiuto arriva solo quando la situazione è grave, e a quel punto si parla di tribunale.",
    who: "Nuclei con un solo genitore, famiglie senza parenti vicini, coppie giovanissime; dall'altra parte, persone e famiglie che hanno tempo e non sanno come offrirlo.",
    municipalities: ["G178", "L180", "L509", "F818", "B772"],
    proposal: "Costruire un gruppo di trenta famiglie o persone singole disponibili ad affiancare un'altra famiglia per sei ore alla settimana, con un patto scritto di dodici mesi. Ricerca casa per casa, incontri nelle palestre e nelle feste, non solo volantini. Un corso di sei serate, due operatori che seguono ogni abbinamento una volta al mese, un rimborso forfettario di 90 euro mensili. La cooperativa chiede all'Ambito l'équipe e il rimborso; mette una sede, la segreteria e la memoria di quello che non ha funzionato.",
    expectedChange: "Venti abbinamenti in due anni e un calo misurabile delle segnalazioni tardive nei cinque comuni.",
    state: "accepted_in_part", daysAgo: 141, screenedDaysAgo: 137,
    outcome: {
      kind: "accepted_in_part", daysAgo: 36, sectionKey: "intervention_areas:minors_families", passage: PASSAGES["an-p-affido"],
      reason: "Accogliamo il modello dell'affiancamento e la formazione, con partenza da Ossi, Tissi e Usini. Il rimborso mensile e l'estensione a Muros e Cargeghe non sono ancora coperti: saranno riesaminati dopo i primi dieci abbinamenti, insieme alla cooperativa che li ha proposti.",
    },
  },
];
