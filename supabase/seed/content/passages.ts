// The paragraphs of the plans that came from a proposal. Each is written once here: the proposal's
// outcome and the plan's block both take it from this list, so the two ends of a thread always match.

export const PASSAGES = {
  "ao-p-sad-sera":
    "Dal secondo semestre del primo anno il servizio di assistenza domiciliare è esteso, in via sperimentale, alla fascia dalle 18.00 alle 21.30 di tutti i giorni, domeniche e festivi compresi. La sperimentazione comincia ad Assemini, Uta, Decimomannu e Villaspeciosa, con un giro serale condiviso. Accede chi ha già un progetto di assistenza, senza una nuova domanda. L'Ufficio di Piano presenta i risultati al tavolo dopo dodici mesi.",
  "ao-p-estate":
    "L'Ambito organizza, insieme ai Comuni di Siliqua, Vallermosa, Decimoputzu e Villasor, un servizio estivo intercomunale per bambine e bambini dai tre agli undici anni, aperto nelle tre settimane centrali di agosto. Le sedi ruotano fra i quattro paesi e un pulmino collega quelli senza sede. Il pranzo è compreso; la quota delle famiglie è calcolata in base all'ISEE e non si paga per i giorni di assenza giustificata.",
  "an-p-operatore":
    "In Bulzi, Laerru, Martis ed Erula è istituita la figura dell'operatrice o dell'operatore di comunità, presente in ciascun paese due mezze giornate fisse alla settimana. Visita a domicilio le persone anziane sole, aiuta con pratiche, ricette e piccole riparazioni, e segnala al servizio sociale professionale le situazioni che richiedono una presa in carico. La presenza è annunciata in bacheca e si può chiedere anche a voce, senza domanda scritta.",
  "an-p-farmaci":
    "I Comuni che ne fanno richiesta possono affidare a gruppi di volontariato convenzionati la consegna a domicilio della spesa e di quanto ritirato in farmacia su delega scritta. L'Ambito fornisce un modello unico di delega, la copertura assicurativa e la borsa sigillata. Restano esclusi i farmaci che richiedono la consegna diretta da parte di personale sanitario.",
  "an-p-doposcuola":
    "Nella bassa valle del Coghinas è attivato un doposcuola di rete fra Valledoria, Viddalba e Santa Maria Coghinas, aperto quattro pomeriggi alla settimana da ottobre a maggio. L'istituto scolastico mette a disposizione le aule, l'Ambito gli educatori, i Comuni il trasporto di rientro delle ore 18.00. Un posto su quattro è riservato a bambine e bambini segnalati dal servizio sociale, senza che gli altri lo sappiano.",
  "an-p-affido":
    "L'Ambito promuove le famiglie d'appoggio: nuclei o persone singole che affiancano per alcune ore alla settimana una famiglia in un periodo difficile, senza allontanare i bambini da casa. Un gruppo di operatori dell'Ambito le incontra, le forma e le segue ogni mese. Nel primo anno l'esperienza parte a Ossi, Tissi e Usini.",
  "an-p-vita":
    "È aperto a Ossi, con un secondo punto mobile, uno sportello per la vita indipendente in cui persone con disabilità formate e retribuite accompagnano altre persone nella stesura del proprio progetto, nella scelta dell'assistente e nella gestione del contratto. Lo sportello lavora accanto al servizio sociale e non ne sostituisce la valutazione. Il punto mobile raggiunge ogni mese almeno quattro comuni diversi.",
  "an-p-autoaiuto":
    "L'Ambito sostiene la nascita di quattro gruppi di auto mutuo aiuto per familiari di persone con sofferenza psichica, a Ploaghe, Ossi, Perfugas e Valledoria. Mette a disposizione una sala con ingresso riservato, la formazione di due facilitatori per gruppo e un rimborso per i viaggi. I gruppi sono autonomi: nessun operatore vi partecipa se non è invitato.",
  "an-p-sportello":
    "Il segretariato sociale diventa itinerante. Un calendario trimestrale, uguale per tutti i ventitré comuni, assegna a ogni paese almeno un'apertura al mese con un'assistente sociale e un amministrativo capaci di ricevere tutte le domande dei servizi associati. Chi presenta una domanda in un comune diverso da quello di residenza riceve lo stesso numero di ricevuta e gli stessi tempi.",
  "an-p-pane":
    "È costituita una rete di recupero delle eccedenze alimentari fra Sedini, Castelsardo, Valledoria e Sennori. L'Ambito acquista due frigoriferi portatili e cura un accordo semplice con panifici, mense e alberghi; i gruppi di volontariato ritirano e consegnano agli empori solidali. La rete non distribuisce pacchi davanti ai municipi: si sceglie e si ritira come in un negozio.",
} satisfies Record<string, string>;
