import { PASSAGES } from "./passages.ts";
import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_ANGLONA_VOLONTARIATO: readonly ProposalSeed[] = [
  {
    key: "an-p-pane", district: "anglona-coros-figulinas", tavolo: "an-volontariato",
    authorKey: "an-del-vol", organisationKey: "an-org-vol",
    title: "Il pane di ieri è ancora buono",
    need: "Sono uno dei sette che a Sedini, il sabato sera, aspettano la chiusura del panificio con le ceste. Una volta il ricavato erano pochi chili; adesso ci chiamano anche due alberghi sulla costa, a settembre, con vassoi interi ancora coperti. Noi abbiamo una Panda. L'altro sabato abbiamo dovuto lasciare lì quaranta porzioni perché non avevamo il freddo, e a me è rimasta in gola la parola spreco fino al giorno dopo, a messa.",
    who: "Famiglie che usano l'emporio di Sennori o che non ci arrivano, commercianti che buttano a malincuore, volontari dei paesi vicini che fanno lo stesso giro senza saperlo.",
    municipalities: ["I565", "C272", "L604", "I614"],
    proposal: "Due frigoriferi portatili, un furgone il sabato e la domenica, un foglio semplice firmato dal negoziante così è tranquillo anche lui. Una persona dell'Ambito che faccia il primo giro di telefonate, perché quando chiama il Comune rispondono, quando chiamo io pensano che venda qualcosa. Consegna agli empori e, dove non ci sono, a un punto discreto. Ogni mese una cena con quello che avanza, aperta a chiunque, senza tessera: chi ha bisogno e chi no seduti insieme, che è il modo migliore di non chiedere.",
    expectedChange: "Due quintali al mese recuperati, e la cena piena di gente diversa. Il Signore apprezzerebbe, ma anche il bilancio dei rifiuti.",
    state: "accepted_in_part", daysAgo: 133, screenedDaysAgo: 128,
    outcome: {
      kind: "accepted_in_part", daysAgo: 28, sectionKey: "intervention_areas:poverty_inclusion", passage: PASSAGES["an-p-pane"],
      reason: "L'Ambito può comprare i frigoriferi e scrivere l'accordo con gli esercenti, e lo prevede nella bozza. Il furgone del fine settimana non è finanziato: useremo quello di un emporio quando è libero. La cena mensile è una bella idea che lasciamo all'iniziativa dei gruppi.",
    },
  },
  {
    key: "an-p-tempo", district: "anglona-coros-figulinas", tavolo: "an-volontariato",
    authorKey: "an-cit-codrongianos", organisationKey: null,
    title: "Banca del tempo fra i paesi della piana",
    need: "Da quando sono in pensione ho imparato che il tempo non basta averlo. Nei nostri paesi c'è chi farebbe volentieri due chiacchiere in inglese, chi monta mobili, chi darebbe ripetizioni di latino in cambio di uova. Nessuno di loro sa degli altri. I gruppi in rete ci sono, ma finiscono con le foto dei tramonti. Manca un segretario, nel senso antico della parola: uno che annota e mette d'accordo.",
    who: "Persone con un'ora libera e un bisogno piccolo; nuovi residenti che non conoscono nessuno; pensionati stufi di essere chiamati risorsa senza che qualcuno li cerchi.",
    municipalities: ["C818", "G740", "D637", "B772"],
    proposal: "Un registro cartaceo e uno al computer, uguali, tenuti in biblioteca da una persona pagata sei ore alla settimana. Un'ora vale un'ora, di notaio o di potatore. Ogni iscritto riceve tre ore in prestito per cominciare. Festa di scambio due volte l'anno, a turno nei quattro paesi. L'Ambito assicura gli iscritti e stampa il regolamento, che propongo di una pagina sola. Se dopo un anno gli scambi sono meno di duecento, si chiude senza rimpianti.",
    expectedChange: "Duecento ore girate, metà delle quali fra persone che prima non si salutavano. Io intanto imparerei a potare l'olivo.",
    state: "discussed", daysAgo: 132, screenedDaysAgo: 127,
  },
  {
    key: "an-p-patentino", district: "anglona-coros-figulinas", tavolo: "an-volontariato",
    authorKey: "an-del-aps", organisationKey: "an-org-aps",
    title: "Patentino e assicurazione per i volontari che accompagnano",
    need: "Ci è successo a febbraio: gomma bucata sulla discesa, nessun ferito, ma dietro c'era una persona che accompagnavamo, e la macchina era di una socia. Dopo quella volta tre volontari hanno smesso. Non per paura della strada, per paura delle carte: chi paga, chi risponde, che cosa si può fare e che cosa no. Ogni gruppo s'inventa il suo foglio e nessuno è sicuro che valga.",
    who: "Volontarie e volontari che guidano, accompagnano o semplicemente tengono un braccio; associazioni piccole senza ufficio legale; persone trasportate che meritano una cintura che funzioni.",
    municipalities: ["F977", "G156", "M282", "C613", "I565"],
    proposal: "Tre moduli di tre ore, di sera: guida e mezzi, come si aiuta una persona a salire e scendere, riservatezza e limiti. Chi li frequenta riceve un tesserino di ambito valido due anni e l'iscrizione a una polizza collettiva pagata dal PLUS. Un foglio di viaggio uguale per tutti i gruppi. Due auto comunali sottoutilizzate, una a Nulvi e una verso Osilo, prestate a calendario. Noi organizziamo le serate e offriamo il caffè; serve un docente che abbia guidato davvero una carrozzina.",
    expectedChange: "Sessanta volontari con il tesserino e i tre che avevano smesso di nuovo al volante.",
    state: "admitted", daysAgo: 131, screenedDaysAgo: 126,
  },
];

/** Proposals that the public does not see. */
export const PROPOSALS_ANGLONA_OTHER: readonly ProposalSeed[] = [
  {
    key: "an-p-piscina", district: "anglona-coros-figulinas", tavolo: null,
    authorKey: "an-cit-florinas", organisationKey: null,
    title: "Una piscina coperta per l'ambito",
    need: "In inverno, per far nuotare i bambini, da Florinas si va a Sassari. Con il lavoro e il traffico all'uscita della statale vuol dire arrivare a vasca già mezza vuota e tornare a casa con i capelli bagnati alle nove. Penso che una piscina farebbe bene a tutti, anche agli anziani con il mal di schiena, e che ventitré comuni insieme potrebbero permettersela.",
    who: "Bambini, anziani, persone in riabilitazione e chiunque abbia voglia di nuotare.",
    municipalities: ["D637", "C818", "G740", "B772", "F818"],
    proposal: "Costruire una piscina di venticinque metri in un punto comodo per la piana, con la tessera a prezzo ridotto per chi ha l'ISEE basso e corsi di ginnastica dolce al mattino. Si potrebbe chiedere un finanziamento e affidare la gestione a una società sportiva. Non so quanto costi, ma forse qualcuno al tavolo lo sa, e magari c'è già un progetto in un cassetto.",
    expectedChange: "Stare meglio senza fare cinquanta chilometri fra andata e ritorno.",
    state: "returned", daysAgo: 130, screenedDaysAgo: 125,
    returnReason:
      "La costruzione di impianti sportivi non si programma con il piano dei servizi alla persona. Se interessa la parte sulla ginnastica dolce per gli anziani, può riscriverla indicando paesi, giorni e un locale già esistente: in quella forma potremo ammetterla.",
  },
  {
    key: "an-p-canne", district: "anglona-coros-figulinas", tavolo: "an-volontariato",
    authorKey: "an-cit-viddalba", organisationKey: null,
    title: "Passeggiate lungo il fiume con chi esce poco",
    need: "Il lungofiume di Viddalba è piano, ombreggiato e deserto. Nel paese conosco almeno dieci persone che il dottore ha invitato a camminare e che non camminano, perché da sole si vergognano o temono di cadere. Gli aironi invece ci sono sempre, e aspettano.",
    who: "Persone sedentarie, vedove, chi ha smesso di lavorare da poco e non sa che ora sia.",
    municipalities: ["M259", "M284", "L604"],
    proposal: "Due mattine alla settimana, alle otto e mezza, un gruppo che parte dal ponte e fa tre chilometri al passo del più lento. Un volontario davanti e uno in fondo, un'infermiera una volta al mese, una sedia pieghevole per chi vuole fermarsi. Nei giorni di pioggia si gioca a carte. Vorrei prima chiedere al Comune se sistema il tratto franato, quindi finisco di scrivere quando mi rispondono.",
    expectedChange: "Arrivare a Pasqua con un gruppo di venti che si aspetta e si conta.",
    state: "draft", daysAgo: 120,
  },
];
