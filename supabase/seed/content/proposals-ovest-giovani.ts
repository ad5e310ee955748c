import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_OVEST_GIOVANI: readonly ProposalSeed[] = [
  {
    key: "ao-p-hub", district: "area-ovest", tavolo: "ao-giovani",
    authorKey: "ao-del-aps", organisationKey: "ao-org-aps",
    title: "Una saletta prove e un divano, fra Pula e Sarroch",
    need: "Abbiamo chiesto a 140 ragazzi fermati davanti alle scuole e in spiaggia dove si vedono d'inverno. Risposta più comune: in macchina. La seconda: da nessuna parte. Fra Sarroch e Pula esistono tre gruppi che suonano e tutti provano in garage, con i vicini che chiamano i vigili. L'estate è piena di eventi per chi viene in vacanza; da ottobre il paese chiude alle otto di sera e chi ha diciassette anni impara che qui è solo di passaggio.",
    who: "Ragazze e ragazzi dai quattordici ai ventidue anni dei comuni della costa, compresi quelli che non suonano niente ma vogliono un posto dove stare senza consumare.",
    municipalities: ["H088", "I443", "I118", "D333"],
    proposal: "Due stanze insonorizzate e una sala comune in un edificio pubblico inutilizzato, aperte da ottobre a maggio, quattro sere alla settimana fino alle 23. Le chiavi le tengono i ragazzi, a turno, con un regolamento che si scrivono da soli; un'educatrice passa ogni sera e resta due ore. Si prenota con un calendario appeso alla porta. Noi portiamo l'impianto, la batteria e la formazione di dieci responsabili. Chiediamo al PLUS l'educatrice e ai Comuni bollette e imbiancatura.",
    expectedChange: "Cento iscritti, tre concerti fatti da loro e un gruppo di gestione che dopo il secondo anno non abbia più bisogno di noi.",
    state: "voted", daysAgo: 55, screenedDaysAgo: 50,
  },
  {
    key: "ao-p-ultima-corsa", district: "area-ovest", tavolo: "ao-giovani",
    authorKey: "ao-cit-pula", organisationKey: null,
    title: "Un autobus dopo mezzanotte sulla costa",
    need: "Ho diciannove anni e sto a Pula. Se esco a Cagliari il sabato, l'ultima corsa utile è quando gli altri stanno ancora decidendo dove andare. Le alternative sono tre: dormire da qualcuno, pagare un'auto che costa come la serata, salire con chi ha bevuto. Tutti nel mio giro conosciamo la terza. Ogni tanto qualcuno propone la discoteca in paese e la discussione finisce lì, ma il problema non è il locale, è tornare.",
    who: "Chi ha fra i sedici e i venticinque anni e vive lungo la statale fra Capoterra e Domus de Maria; i genitori che alle due di notte mettono la sveglia.",
    municipalities: ["B675", "I443", "I118", "H088", "D333"],
    proposal: "Un collegamento notturno il venerdì e il sabato, due partenze da Cagliari fra l'una e le tre, fermate nei paesi e non solo agli incroci. Per il primo anno bastano i mesi da marzo a ottobre. Biglietto a tre euro, gratis per chi ha meno di diciotto anni e un tesserino. A bordo, oltre all'autista, una persona formata che sappia che cosa fare se qualcuno sta male. Si potrebbe chiedere ai locali di mettere un contributo e in cambio di comparire sugli orari.",
    expectedChange: "Meno macchine guidate da chi non dovrebbe. E la sensazione, per una volta, che il sabato sera non sia un problema solo nostro.",
    state: "out_of_competence", daysAgo: 53, screenedDaysAgo: 49,
    outcome: {
      kind: "out_of_competence", daysAgo: 6,
      reason: "Le corse extraurbane di linea non sono decise né pagate dal PLUS. Il tavolo ha però riconosciuto che il bisogno è serio: l'Ufficio di Piano trasmette la proposta, con il verbale, ai Comuni interessati perché la portino a chi programma il trasporto pubblico.",
    },
  },
  {
    key: "ao-p-stanza", district: "area-ovest", tavolo: "ao-giovani",
    authorKey: "ao-sub-scuola", organisationKey: "ao-org-scuola",
    title: "Bussare piano: ragazzi che non escono dalla stanza",
    need: "Li contiamo dalle sedie vuote. In seconda e terza media ogni anno qualcuno comincia con il mal di pancia del lunedì e finisce per non venire più. Non è svogliatezza: parecchi consegnano i compiti in rete alle due di notte. I docenti telefonano, la famiglia si vergogna, la segnalazione parte quando le assenze sono già sessanta. Da quel momento il ragazzo diventa una pratica, e con una pratica nessuno riesce a giocare a scacchi.",
    who: "Preadolescenti e adolescenti che hanno interrotto o stanno interrompendo la frequenza, le famiglie che si sentono giudicate, le classi che si dimenticano di loro.",
    municipalities: ["B675", "A474", "D399", "I443"],
    proposal: "Una piccola équipe di due educatori e una psicologa che si attivi dopo quindici assenze, senza aspettare la segnalazione formale e con l'accordo dei genitori. Il primo contatto avviene dove il ragazzo sta: casa, gioco in rete, cortile. Poi un laboratorio pomeridiano per sei persone al massimo, radio o disegno, fuori dall'edificio scolastico; infine il rientro a ore, concordato con due insegnanti che la scuola libera dall'orario. Proponiamo un protocollo di una pagina fra istituti, consultori e servizi sociali, con tempi scritti.",
    expectedChange: "Intercettare prima: da sessanta a quindici assenze. E almeno metà dei ragazzi seguiti di nuovo in un gruppo, scolastico o no, entro l'anno.",
    state: "admitted", daysAgo: 30, screenedDaysAgo: 26,
  },
];
