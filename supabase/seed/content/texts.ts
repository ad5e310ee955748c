import type { DistrictTextSeed } from "./types.ts";

export const DISTRICT_TEXTS: readonly DistrictTextSeed[] = [
  {
    district: "area-ovest",
    whatThePlusIs:
      "Il PLUS, Piano Locale Unitario dei Servizi alla persona, è un patto: le istituzioni dello stesso territorio uniscono le forze per sostenere le persone con servizi sociali e sociosanitari che lavorano insieme. È anche lo strumento con cui si decide, tre anni alla volta, quali servizi servono, dove e con quali priorità. Il nostro riguarda i sedici comuni del Distretto sanitario di Assemini, da Teulada a Villasor; capofila è Villa San Pietro. Il piano parte da una domanda semplice: di che cosa hanno bisogno le persone che vivono qui? A rispondere non sono solo gli uffici. Comuni, azienda sanitaria, professionisti, sindacati, scuole, cooperative, associazioni e singoli cittadini possono proporre temi e dire la loro. L'obiettivo è un'offerta più adatta ai bisogni, più efficace e di buona qualità, che tenga conto delle differenze fra un paese di mare, uno di campagna e una cittadina.",
    bodies: [
      {
        name: "Conferenza di Servizi",
        text: "È l'organo che decide. Ne fanno parte i sindaci e le sindache dei sedici comuni e chi dirige il distretto sanitario; i sindacati sono invitati. Stabilisce obiettivi e programmi e controlla che i risultati corrispondano.",
      },
      {
        name: "Conferenza di Programmazione",
        text: "È la sede della partecipazione. Cittadini, organizzazioni e istituzioni possono proporre liberamente temi importanti per il territorio e discuterli ai tavoli. Propone: non decide al posto dei sindaci.",
      },
      {
        name: "Ufficio di Piano",
        text: "È il gruppo tecnico che scrive il piano, lo coordina, prepara il bilancio sociale e gli atti, segue i fondi. Lavora sugli indirizzi della Conferenza di Servizi ed è il primo interlocutore dei Comuni e di chi vuole partecipare.",
      },
      {
        name: "Gruppo tecnico",
        text: "Riunisce assistenti sociali, educatori, personale amministrativo e sanitario degli enti. Anima i tavoli tematici, aiuta a leggere i dati e porta nel piano l'esperienza di chi lavora ogni giorno con le persone.",
      },
    ],
  },
  {
    district: "anglona-coros-figulinas",
    whatThePlusIs:
      "Il PLUS è il modo con cui ventitré comuni, da Castelsardo a Codrongianos, programmano insieme i servizi alla persona invece di farlo ognuno per conto suo. Ciascuno mette quello che sa fare: i Comuni, l'azienda sanitaria, la Provincia, le scuole, la cooperazione e i soggetti della solidarietà. L'ambito è nato come indipendente nel 2007 e ha l'Ufficio di Piano a Osilo, il comune capofila. Occupa 936,39 chilometri quadrati e conta, secondo il documento di presentazione, 57.213 abitanti: tanto territorio per poche persone, spesso lontane fra loro. Gestire i servizi insieme serve a superare i pezzetti, a dare le stesse prestazioni in tutti i paesi e a usare meglio il denaro. Serve anche a tenere uniti sociale e sanitario, dall'assistenza domiciliare ai progetti di inclusione. I tavoli tematici sono il luogo dove questo lavoro si discute con chi il territorio lo abita.",
    bodies: [
      {
        name: "Conferenza di Servizi",
        text: "Sindaci e azienda sanitaria vi prendono le decisioni: approvano il piano, danno gli indirizzi e verificano che cosa è stato fatto. I voti dei tavoli arrivano qui come parere, con i motivi di ciascuna scelta.",
      },
      {
        name: "Conferenza di Programmazione",
        text: "Raccoglie chi vive e lavora nei ventitré comuni, da solo o in gruppo. Apre il percorso, forma i tavoli, ascolta le proposte e alla fine rilegge la bozza prima che venga approvata.",
      },
      {
        name: "Ufficio di Piano",
        text: "Ha sede nei locali del Comune di Osilo. Vi lavorano dieci operatori e una persona responsabile, che si occupano di gestione, contabilità e amministrazione dei servizi associati e scrivono il testo del piano.",
      },
      {
        name: "Gruppo tecnico",
        text: "Operatrici e operatori dei Comuni e della sanità che facilitano i tavoli, scrivono i verbali e valutano se una proposta si può fare, con quali risorse e in quanto tempo. Il loro parere è pubblico, come quello dei tavoli.",
      },
    ],
  },
];
