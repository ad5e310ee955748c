import { h3, ol, p, sectionsOf, ul } from "./plan-parts.ts";
import type { PlanSectionSeed } from "./types.ts";

const section = sectionsOf("anglona-coros-figulinas");

/** Front matter to the previous cycle. */
export const PLAN_ANGLONA_OPENING: readonly PlanSectionSeed[] = [
  section("front_matter", "Frontespizio", [
    p("Piano Locale Unitario dei Servizi alla persona dell'Ambito Anglona-Coros-Figulinas, triennio 2027–2029. Bozza completa, aperta alla consultazione pubblica."),
    p("Ente capofila: Comune di Osilo. L'Ambito comprende ventitré comuni: Bulzi, Cargeghe, Castelsardo, Chiaramonti, Codrongianos, Erula, Florinas, Laerru, Martis, Muros, Nulvi, Osilo, Ossi, Perfugas, Ploaghe, Santa Maria Coghinas, Sedini, Sennori, Tergu, Tissi, Usini, Valledoria, Viddalba."),
    p("Documento dimostrativo: i nomi dei comuni e i dati dei servizi associati provengono dal documento di presentazione del PLUS; organizzazioni, proposte, votazioni e ogni altro numero sono inventati."),
  ]),
  section("preface", "Premessa e quadro normativo", [
    p("Questo piano dice che cosa i ventitré comuni dell'Ambito, insieme all'azienda sanitaria, intendono fare nei prossimi tre anni per i servizi alla persona. È scritto per essere letto: ogni scelta indica da dove viene e, quando nasce dalla proposta di qualcuno, lo dichiara."),
    p("La legge quadro 328 del 2000, all'articolo 19, chiede ai comuni associati, d'intesa con le aziende sanitarie, di definire un piano che individui gli obiettivi strategici, le priorità di intervento, gli strumenti e i mezzi per realizzarle, e insieme le modalità organizzative dei servizi, le risorse e i requisiti di qualità."),
    p("La legge della Regione Sardegna n. 23 del 2005, all'articolo 20, affida al PLUS il profilo sociale locale e le priorità di intervento, le modalità di erogazione e di accesso ai servizi, le risorse finanziarie, strutturali e professionali e la localizzazione degli uffici, su base comunale o sovracomunale."),
    p("Il testo segue questi due elenchi. Chi cerca una risposta pratica può andare subito alle aree di intervento; chi vuole capire come si è arrivati a una scelta trova il percorso nel capitolo sulla partecipazione."),
  ]),
  section("governance", "Governance", [
    p("Tre organi diversi fanno tre cose diverse: la Conferenza di Programmazione propone, la Conferenza di Servizi decide, l'Ufficio di Piano scrive e attua. Tenere distinti i compiti serve a rendere chiaro a tutti chi risponde di una scelta."),
    p("Nel triennio l'Ambito si impegna a rendere pubblici gli indirizzi dati, le proposte ricevute e i motivi con cui sono state accolte o non accolte."),
  ]),
  section("bodies", "Gli organi", [
    p("La Conferenza di Servizi riunisce i Comuni e l'azienda sanitaria. Esercita l'indirizzo politico-amministrativo, stabilisce gli obiettivi e i programmi, verifica i risultati e approva il piano."),
    p("La Conferenza di Programmazione è la sede prioritaria della partecipazione. Possono intervenire cittadine e cittadini, organizzazioni sindacali, volontariato, promozione sociale, cooperazione, altre organizzazioni non lucrative, amministrazioni giudiziarie, scuole e formazione, servizi per il lavoro e istituzioni pubbliche."),
    p("I tavoli tematici preparano il confronto. I loro voti sono consultivi e vengono riportati nel piano per categoria di partecipanti, senza nomi di persone."),
  ]),
  section("lead_body", "L'ente capofila", [
    p("Il Comune di Osilo è ente capofila dell'Ambito dalla sua nascita, nel 2007, e ospita la sede dell'Ufficio di Piano. Cura gli atti, i contratti e la contabilità dei servizi associati per conto di tutti i Comuni."),
    p("Il capofila riferisce alla Conferenza di Servizi due volte l'anno sull'uso delle risorse e sui tempi di risposta ai cittadini, comune per comune."),
  ]),
  section("joint_management", "La gestione associata", [
    p("La gestione associata è la forma scelta per garantire le stesse prestazioni in tutti i comuni, superare la frammentazione degli interventi e usare meglio persone e denaro. Riguarda i servizi elencati nel quadro finanziario, dalle misure per la non autosufficienza all'inclusione attiva."),
    p("Restano in capo ai singoli Comuni i servizi che hanno bisogno di prossimità quotidiana. Per questi l'Ambito offre modelli comuni di regolamento, modulistica e formazione."),
    ul(
      "Stessi requisiti di accesso in tutti i comuni.",
      "Stessi tempi di risposta, pubblicati ogni trimestre.",
      "Un solo numero di ricevuta, ovunque sia presentata la domanda.",
    ),
  ]),
  section("plan_office", "L'Ufficio di Piano", [
    p("Operano oggi presso l'Ufficio di Piano dieci operatori, coordinati da una persona responsabile. Si occupano delle attività gestionali, contabili e amministrative dei servizi per i quali è prevista la gestione associata."),
    p("Nel triennio l'ufficio rafforza due funzioni: l'ascolto nei paesi, con lo sportello itinerante, e la lettura dei dati, con un quadro trimestrale breve che ogni Comune può consultare."),
  ]),
  section("agreements", "Accordi e convenzioni", [
    p("Il piano è accompagnato dall'accordo con cui gli enti si impegnano ad attuarlo e dalla convenzione per la gestione associata. I testi sono nell'elenco degli allegati e vengono sottoscritti dopo l'approvazione."),
    p("Con scuole, servizi per il lavoro, amministrazioni giudiziarie e organizzazioni del territorio si stipulano accordi operativi brevi, di una o due pagine, che dicono chi fa che cosa, entro quando e come si verifica."),
  ]),
  section("participation", "Il processo partecipativo", [
    p("La partecipazione si è svolta in cinque mesi, con una giornata di apertura, sei tavoli tematici, sei sedute in sei paesi diversi e una fase di lettura pubblica della bozza. Gli elenchi, i conteggi e gli esiti di questo capitolo sono generati dagli atti delle sedute."),
    p("Ogni proposta ha un numero, un percorso visibile e un esito motivato. Nessuna motivazione è uguale a un'altra, perché nessuna proposta lo è."),
  ]),
  section("conference", "La Conferenza di Programmazione", [
    p("La Conferenza è stata indetta con un atto della Conferenza di Servizi e annunciata nei ventitré comuni, in municipio, in farmacia e nelle scuole. Chi non usa la rete ha potuto presentare la proposta a voce o su carta, con l'aiuto di un operatore."),
    p("Nella giornata di apertura i temi sono stati proposti liberamente; quelli condivisi da più persone sono diventati i titoli dei tavoli."),
  ]),
  section("tables", "I tavoli tematici", [
    p("I tavoli sono stati sei: anziani nei piccoli paesi; minori e famiglie; disabilità e autonomia; salute mentale e dipendenze; povertà, casa e inclusione; volontariato e comunità. Ciascuno ha avuto una persona che facilita e una che scrive il verbale."),
    p("Le sedute si sono tenute a Perfugas, Valledoria, Ossi, Ploaghe, Castelsardo e Sedini, in orari scelti da chi partecipava. Prima di votare si è sempre cercato l'accordo; si è votato solo quando serviva misurare le differenze."),
  ]),
  section("stakeholders", "Chi ha partecipato", [
    p("Hanno aderito organizzazioni di categorie diverse: enti locali, azienda sanitaria, sindacato, cooperazione sociale, volontariato, promozione sociale, scuola, servizi per il lavoro, amministrazioni giudiziarie, soggetti solidali e comitati di familiari."),
    p("Sono riportate le organizzazioni e mai le persone che le rappresentano. I singoli cittadini compaiono soltanto con il comune di provenienza."),
  ]),
  section("needs_emerged", "I bisogni emersi", [
    p("Dai tavoli emerge un bisogno che attraversa tutte le aree: la distanza. Servizi uguali sulla carta diventano diversi quando per raggiungerli occorre mezza giornata."),
    ul(
      "Nei paesi più piccoli manca un riferimento quotidiano per chi invecchia da solo.",
      "I pomeriggi di bambine e bambini sono scoperti proprio dove i genitori lavorano a stagione.",
      "Chi assiste un familiare chiede sonno, compagnia e qualcuno che ci sia già passato.",
      "La casa è un problema d'estate sulla costa e d'inverno nell'interno, per ragioni opposte.",
      "I volontari chiedono regole semplici e copertura assicurativa.",
    ),
    p("Questi bisogni sono ripresi, insieme ai dati, nella sintesi del profilo d'ambito."),
  ]),
  section("proposals_outcomes", "Le proposte e i loro esiti", [
    p("Tutte le proposte ammesse hanno ricevuto, o riceveranno prima dell'approvazione, un esito: accolta, accolta in parte, rinviata, non accolta, fuori competenza. Per ognuna è riportato il motivo, con il legame al paragrafo del piano quando la proposta vi è entrata."),
    p("Le proposte rinviate non sono perdute: l'Ufficio di Piano le ripresenta al tavolo competente in occasione dell'aggiornamento annuale."),
  ]),
  section("voting_summary", "Sintesi delle votazioni", [
    p("Le votazioni hanno valore consultivo. Ogni organizzazione ha espresso un voto attraverso il proprio delegato o supplente; i cittadini presenti uno ciascuno. I risultati sono riportati separatamente per categoria e le astensioni non sono contate come consensi."),
    p("Nessuna decisione è stata presa con il voto dei tavoli. La Conferenza di Servizi lo riceve come parere e, quando se ne discosta, ne scrive la ragione."),
  ]),
  section("previous_cycle", "Bilancio sociale e lezioni del triennio precedente", [
    p("Il documento di presentazione del PLUS descrive nove servizi in gestione associata e stima in 1.888 le persone raggiunte. Le tabelle riportate nel quadro finanziario permettono di controllare questi dati riga per riga."),
    p("La lettura con i tavoli ha lasciato quattro lezioni."),
    ol(
      "I servizi più conosciuti sono quelli che hanno una persona di riferimento in paese, non quelli più finanziati.",
      "Le domande arrivano tardi: l'ascolto precoce costa meno dell'emergenza.",
      "La collaborazione fra sociale e sanitario funziona quando è scritta e non affidata alla buona volontà.",
      "I numeri devono poter essere sommati: dove due conteggi non coincidono, il piano lo dice e non li corregge d'ufficio.",
    ),
    h3("Che cosa cambia"),
    p("Per il nuovo triennio ogni azione indica almeno un indicatore leggibile, il luogo in cui il servizio si trova e chi risponde se qualcosa non va."),
  ]),
];
