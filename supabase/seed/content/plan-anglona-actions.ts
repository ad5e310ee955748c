import { fromProposal, h3, p, sectionsOf, ul } from "./plan-parts.ts";
import type { PlanSectionSeed } from "./types.ts";

const section = sectionsOf("anglona-coros-figulinas");

/** System actions to annexes, with the sheets of the areas. */
export const PLAN_ANGLONA_ACTIONS: readonly PlanSectionSeed[] = [
  section("system_actions", "Azioni di sistema", [
    p("Le azioni di sistema non si rivolgono a un gruppo di persone ma fanno funzionare meglio tutto il resto: sportelli, formazione, informazione, dati, verifica."),
    h3("Sportello itinerante"),
    fromProposal("an-p-sportello"),
    p("Il calendario tiene conto dei giorni di mercato e viene esposto in municipio, in farmacia, a scuola e nei luoghi di culto che lo desiderano. Ogni tre mesi si pubblica il numero delle aperture effettivamente svolte accanto a quelle annunciate."),
    h3("Formazione e informazione"),
    p("Ogni anno si svolgono almeno due momenti formativi comuni fra operatori sociali, sanitari e del Terzo settore. I materiali per i cittadini sono scritti in lingua semplice e provati, prima della stampa, con chi dovrà usarli."),
    h3("Dati"),
    p("L'Ufficio di Piano cura un quadro trimestrale di una pagina con domande ricevute, tempi di risposta e liste d'attesa, per servizio e per comune, nel rispetto della soglia minima di riservatezza."),
  ]),
  section("intervention_areas", "Aree di intervento", [
    p("Le aree di intervento sono cinque. Ogni scheda contiene il bisogno, le azioni, chi le realizza e gli indicatori. Quando un'azione nasce da una proposta discussa ai tavoli, il paragrafo ne riporta l'origine."),
    p("I servizi già attivi continuano alle condizioni vigenti, salvo dove la scheda indica una modifica."),
  ]),
  section("intervention_areas", "Anziani nei piccoli paesi", [
    p("Nei comuni più piccoli le persone anziane vivono spesso sole, in case grandi, lontane dai figli. L'assistenza domiciliare raggiunge chi ha già un progetto; il piano aggiunge una presenza per chi ancora non lo ha."),
    h3("Operatore di comunità"),
    fromProposal("an-p-operatore"),
    p("L'azione è in prova per dodici mesi. Al termine, il tavolo esamina quante persone sono state incontrate, quante segnalazioni sono arrivate prima di un'emergenza e quanto è costata, e propone se estenderla."),
    h3("Assistenza domiciliare"),
    p("Il SAD prosegue in tutti i comuni, con un coordinamento unico. L'Ambito uniforma la carta del servizio, gli orari minimi e il modo di sostituire chi è assente, così che la qualità non dipenda dal paese di residenza."),
    ul("Indicatore: persone anziane sole conosciute per paese.", "Indicatore: giorni fra richiesta e prima visita.", "Soggetti: Ufficio di Piano, Comuni, soggetti selezionati con procedura aperta."),
  ], "elderly"),
  section("intervention_areas", "Minori e famiglie", [
    p("L'area riunisce gli interventi che aiutano bambine, bambini e ragazzi a crescere bene e i genitori a non restare soli. Accanto all'assistenza educativa territoriale il piano introduce due azioni nate dai tavoli."),
    h3("Doposcuola di rete"),
    fromProposal("an-p-doposcuola"),
    p("Gli educatori e gli insegnanti programmano insieme un'ora al mese. L'esperienza è osservata per due anni e, se i risultati lo consigliano, proposta ad altri gruppi di comuni vicini."),
    h3("Famiglie d'appoggio"),
    fromProposal("an-p-affido"),
    ul("Indicatore: iscritti e presenze medie al doposcuola.", "Indicatore: abbinamenti attivi fra famiglie dopo sei mesi.", "Soggetti: scuole, Comuni, cooperazione sociale, associazioni."),
  ], "minors_families"),
  section("intervention_areas", "Disabilità e autonomia", [
    p("Il piano sposta l'attenzione dall'assistenza ricevuta alla vita scelta. Dopo di noi, con 24 persone, e Vita indipendente, con 12, sono servizi ancora poco conosciuti: la prima azione è farli capire a chi ne ha diritto, attraverso chi li ha già vissuti."),
    h3("Consulenti alla pari"),
    fromProposal("an-p-vita"),
    p("I consulenti sono scelti con un avviso pubblico, formati e seguiti nel tempo. La persona può interrompere la consulenza quando vuole, senza conseguenze sul proprio progetto."),
    h3("Luoghi e oggetti"),
    p("Restano allo studio la banca degli ausili usati, per la quale si attende il parere sulla sanificazione, e la possibilità di due laboratori intercomunali con trasporto. Entrambe saranno discusse di nuovo dal tavolo."),
    ul("Indicatore: progetti scritti con l'aiuto di un consulente.", "Indicatore: comuni raggiunti dal punto mobile in un anno."),
  ], "disability"),
  section("intervention_areas", "Salute mentale e dipendenze", [
    p("Chi soffre e chi gli sta accanto hanno bisogni diversi, e i secondi sono spesso invisibili ai servizi. L'area riguarda le azioni sociali che affiancano, senza sostituirla, la cura."),
    h3("Familiari che si aiutano"),
    fromProposal("an-p-autoaiuto"),
    p("L'azienda sanitaria si rende disponibile a un incontro ogni tre mesi con ciascun gruppo, su domande preparate dai partecipanti."),
    h3("Avvicinare chi non arriva"),
    p("È in corso l'approfondimento di una piccola équipe mobile per giovani adulti che hanno interrotto i contatti con i servizi. La decisione dipende da un accordo fra Ambito e azienda sanitaria sulle rispettive responsabilità."),
    ul("Indicatore: gruppi attivi e incontri svolti.", "Indicatore: familiari che hanno partecipato almeno tre volte."),
  ], "mental_health"),
  section("intervention_areas", "Povertà, casa e inclusione", [
    p("L'équipe multidimensionale per le misure di inclusione attiva segue 70 persone con assistenti sociali, un educatore e uno psicologo. Il piano ne conferma il lavoro e collega gli aiuti materiali a percorsi che restituiscano autonomia."),
    h3("Eccedenze che diventano spesa"),
    fromProposal("an-p-pane"),
    h3("Cantieri di cura"),
    p("I tavoli hanno sostenuto l'idea di cantieri brevi su un luogo scelto da chi vi lavora, con un artigiano che insegna. L'Ufficio di Piano ne valuta tre in via di prova, una volta chiarite le autorizzazioni sui manufatti storici."),
    h3("Casa"),
    p("Per gli affitti stagionali il piano prevede una ricognizione: i Comuni della costa e dell'interno contano i proprietari disponibili a un contratto annuale con garanzia. L'esito orienterà l'aggiornamento del secondo anno."),
    ul("Indicatore: chilogrammi di alimenti recuperati al mese.", "Indicatore: proprietari disponibili censiti per comune."),
  ], "poverty_inclusion"),
  section("sociohealth", "Integrazione sociosanitaria", [
    p("Il punto unico di accesso, PUA T, accoglie le domande che riguardano insieme salute e vita quotidiana. Nel documento di presentazione risultano 126 persone seguite, con due assistenti sociali e un amministrativo."),
    p("Nel triennio sociale e sanitario si impegnano a tre cose semplici: una sola accoglienza, un solo progetto scritto con la persona, un nome a cui rivolgersi."),
    h3("Spesa e farmaci a domicilio"),
    fromProposal("an-p-farmaci"),
    h3("Dimissioni protette"),
    p("Quando una persona non autosufficiente torna a casa dopo un ricovero, il servizio sociale del Comune deve saperlo prima. L'Ambito e l'azienda sanitaria definiscono insieme una scheda breve e i tempi dell'avviso."),
  ]),
  section("financial_framework", "Quadro finanziario triennale e annuale", [
    p("Questa sezione riporta le due tabelle dei servizi associati così come sono state pubblicate. La prima indica importi impegnati, la seconda importi impiegati: sono parole diverse e il piano non le fonde in un'unica colonna."),
    p("Il totale dichiarato dal documento di origine è di 5.298.127,40 euro e corrisponde alla somma dei due subtotali, 5.070.112,93 euro impegnati e 228.014,47 euro impiegati. Le persone raggiunte sono invece stimate in 1.888, mentre la somma delle righe è 1.909: la differenza è segnalata e non corretta."),
    p("Le previsioni per il triennio 2027–2029 saranno aggiunte dopo l'assegnazione delle risorse, per fonte e per anno. Nessun importo di previsione compare in questa bozza dimostrativa."),
  ]),
  section("monitoring", "Monitoraggio, verifica e valutazione", [
    p("Ogni azione ha pochi indicatori, scelti fra quelli che si possono raccogliere senza moduli in più. I valori sono pubblicati una volta all'anno insieme al bilancio sociale, con una spiegazione quando il risultato non è stato raggiunto."),
    p("I tavoli tematici si riuniscono di nuovo almeno una volta l'anno come tavoli di verifica. Chi ha presentato una proposta accolta è invitato a dire, con parole sue, se quello che è stato fatto somiglia a quello che aveva chiesto."),
    ul(
      "Primo anno: avvio delle azioni nuove e misura del punto di partenza.",
      "Secondo anno: verifica intermedia e riesame delle proposte rinviate.",
      "Terzo anno: valutazione finale e preparazione del piano successivo.",
    ),
  ]),
  section("annexes", "Allegati", [
    p("Gli allegati saranno completati prima dell'approvazione. In questa bozza ne è riportato l'elenco."),
    ul(
      "Accordo di programma fra gli enti dell'Ambito.",
      "Convenzione per la gestione associata dei servizi.",
      "Verbali delle sei sedute dei tavoli tematici.",
      "Elenco delle organizzazioni che hanno aderito.",
      "Elenco completo delle proposte con esito e motivo.",
      "Regolamenti dei servizi in gestione associata.",
    ),
    p("I verbali riportano posizioni e fatti per organizzazione e non contengono dati di salute né storie riconoscibili."),
  ]),
];
