import { p, sectionsOf, ul } from "./plan-parts.ts";
import type { PlanSectionSeed } from "./types.ts";

const section = sectionsOf("anglona-coros-figulinas");

/** The district's profile and the priorities. */
export const PLAN_ANGLONA_PROFILE: readonly PlanSectionSeed[] = [
  section("district_profile", "Profilo d'ambito", [
    p("Il profilo descrive il territorio, le persone, i servizi e le risorse da cui il piano parte. Contiene pochi dati e ne dichiara l'origine; dove manca una fonte verificata, il testo lo segnala invece di riempire il vuoto."),
    p("Per tutelare la riservatezza nei paesi più piccoli, i valori inferiori a cinque non sono pubblicati."),
  ]),
  section("territory", "Il territorio", [
    p("L'Ambito si estende per 936,39 chilometri quadrati e comprende tre zone con caratteri diversi: l'Anglona, dalla costa alle colline dell'interno; il Coros, attorno ai paesi più vicini alla città; Figulinas, sull'altopiano attraversato dalle strade principali."),
    p("Secondo il documento di presentazione, gli abitanti sono 57.213: in media poco più di sessantuno per chilometro quadrato. La media nasconde realtà lontane fra loro, dai centri di alcune migliaia di abitanti ai paesi che ne contano meno di seicento."),
    p("La distanza dal capofila, la rarità delle corse di linea e le strade tortuose dell'interno sono considerate in questo piano come fattori di accesso ai servizi, alla pari del reddito."),
  ]),
  section("demography", "La popolazione", [
    p("La somma dei residenti dei ventitré comuni era di 56.853 al censimento del 2011 e di 54.856 nel dato riferito al 2021. Il valore di 57.213, riportato dal documento di presentazione, si riferisce a un anno non indicato e non coincide con nessuno dei due: viene mantenuto come dichiarato."),
    p("Nel confronto fra i due anni quasi tutti i comuni perdono residenti. Fanno eccezione Castelsardo, Valledoria e Tissi."),
    p("Meno abitanti non significa meno bisogni: dove la popolazione diminuisce crescono le persone sole e le case grandi difficili da mantenere."),
  ]),
  section("socioeconomic", "Lavoro, reddito, scuola", [
    p("L'economia che i tavoli hanno descritto è stagionale su due calendari: la costa lavora d'estate, le campagne fra l'autunno e la primavera. Molte famiglie vivono di entrambi i calendari e restano scoperte nei passaggi."),
    p("La scuola è, in parecchi paesi, l'ultimo servizio pubblico aperto ogni giorno. Per questo il piano la considera un alleato e non soltanto un destinatario."),
    p("I dati su occupazione, redditi e abbandono scolastico saranno inseriti dall'Ufficio di Piano prima dell'approvazione, con fonte e anno."),
  ]),
  section("health_profile", "Il profilo di salute", [
    p("Il profilo di salute è curato dall'azienda sanitaria, che fornisce i dati in forma aggregata. In questa bozza dimostrativa non sono riportati valori: la sezione indica soltanto quali informazioni saranno utili a programmare."),
    ul(
      "Persone seguite dai servizi territoriali, per grandi fasce di età.",
      "Ricoveri ripetuti entro un mese dal rientro a casa.",
      "Tempi medi di valutazione multidimensionale.",
      "Distanza dal medico di famiglia e dalla guardia medica.",
    ),
  ]),
  section("services_offer", "L'offerta di servizi", [
    p("I servizi in gestione associata sono nove: RAC PLUS, PUA T, Home Care Premium, SAD, L. 162/98, rafforzamento del servizio sociale professionale, équipe multidimensionale per le misure di inclusione attiva, Dopo di noi, Vita indipendente."),
    p("Per numero di persone il più esteso è il rafforzamento del servizio sociale professionale, che ne conta 850, seguito dal SAD con 319 e da Home Care Premium con 284. Per importo, quasi la metà della spesa riguarda RAC PLUS."),
    p("Accanto a questi servizi ogni Comune ne offre di propri. L'Ambito ne prepara una mappa consultabile per paese, con orari e modo di accedere."),
  ]),
  section("resources_public", "Le risorse pubbliche", [
    p("Alle attività dei servizi associati concorrono gli operatori dell'Ufficio di Piano e quelli dei Comuni. Le figure indicate per i singoli servizi comprendono assistenti sociali, coordinatori, amministrativi, un educatore e uno psicologo; alcune persone seguono più di un servizio."),
    p("Sono risorse anche i luoghi: ex scuole, biblioteche, sale parrocchiali e locali comunali usati poche ore. Il piano ne propone l'uso condiviso, a cominciare dagli sportelli e dai doposcuola."),
  ]),
  section("resources_third_sector", "Le risorse del Terzo settore", [
    p("Cooperative sociali, gruppi di volontariato, associazioni e comitati di familiari hanno dichiarato al momento dell'adesione che cosa possono mettere a disposizione: mezzi, sedi, competenze, tempo."),
    p("Quando una proposta comporta l'affidamento di un servizio, chi l'ha presentata partecipa alla selezione alle stesse condizioni degli altri. L'idea entra nel piano; l'incarico si decide con procedure aperte."),
  ]),
  section("needs_synthesis", "Sintesi dei bisogni", [
    p("Mettendo insieme i dati disponibili e ciò che è stato detto ai tavoli, i bisogni si raccolgono attorno a tre parole: vicinanza, continuità, sollievo."),
    p("Vicinanza: avere in paese, in giorni certi, una persona che ascolta e sa dove mandare. Continuità: non cambiare educatore, assistente o sportello ogni pochi mesi. Sollievo: riconoscere il lavoro di chi cura e offrirgli pause vere, a partire dalla notte."),
    p("Il questionario presentato dal sindacato dei pensionati, con settantasette risposte, è un esempio di dato raccolto dal basso: la proposta sulle notti di sollievo è rinviata, ma il bisogno che documenta è assunto fra quelli del triennio."),
  ]),
  section("priorities", "Priorità e obiettivi strategici", [
    p("Le priorità sono state ordinate tenendo conto di tre criteri: quante persone riguardano, quanto è grave aspettare, quanto è realistico cominciare entro il primo anno."),
    p("Gli obiettivi che seguono riprendono quelli generali del PLUS e li traducono in impegni controllabili."),
  ]),
  section("strategic_goals", "Obiettivi strategici", [
    ul(
      "Garantire la gestione associata e le stesse prestazioni nei ventitré comuni.",
      "Superare la frammentazione, portando i servizi vicino a chi oggi vi rinuncia.",
      "Consolidare la collaborazione fra istituzioni, Terzo settore e cittadini, anche nella verifica dei risultati.",
      "Potenziare l'integrazione fra sociale e sanitario.",
    ),
    p("I quattro obiettivi corrispondono a quelli che il PLUS dell'Ambito si è dato fin dalla sua presentazione; il piano aggiunge come verificarli."),
  ]),
  section("specific_objectives", "Obiettivi specifici", [
    p("Per ciascuna area il piano fissa obiettivi specifici limitati nel numero. I valori attesi sono dimostrativi e saranno confermati con il quadro finanziario."),
    {
      type: "table",
      caption: "Obiettivi specifici e valori attesi (dati dimostrativi)",
      head: ["Area", "Obiettivo", "Atteso a fine triennio"],
      rows: [
        ["Anziani", "Presenza fissa di un operatore di comunità nei paesi più piccoli", "4 comuni, due mezze giornate ciascuno"],
        ["Minori e famiglie", "Pomeriggi educativi in rete", "90 iscritti nella bassa valle del Coghinas"],
        ["Disabilità", "Progetti di vita indipendente scritti con un consulente alla pari", "24 progetti"],
        ["Salute mentale", "Gruppi di familiari attivi", "4 gruppi"],
        ["Inclusione", "Aperture mensili dello sportello itinerante", "23 comuni su 23"],
      ],
    },
  ]),
  section("leps_coverage", "Copertura dei livelli essenziali", [
    p("Il piano indica, per i livelli essenziali delle prestazioni sociali, quale servizio dell'Ambito vi risponde. La tabella è una traccia di lavoro: la verifica formale spetta all'Ufficio di Piano, prima dell'approvazione."),
    {
      type: "table",
      caption: "Livelli essenziali e servizi dell'Ambito (traccia da verificare)",
      head: ["Livello essenziale", "Servizio che vi risponde", "Stato"],
      rows: [
        ["Servizio sociale professionale", "Rafforzamento del servizio sociale professionale", "Attivo"],
        ["Punto unico di accesso", "PUA T", "Attivo"],
        ["Pronto intervento sociale", "Da organizzare in forma associata", "Da avviare"],
        ["Prevenzione dell'allontanamento familiare", "Famiglie d'appoggio, in raccordo con i programmi nazionali", "Da avviare"],
      ],
    },
  ]),
];
