import { fromProposal, h3, p, sectionsOf, ul } from "./plan-parts.ts";
import type { PlanSectionSeed } from "./types.ts";

const section = sectionsOf("area-ovest");

/** A first draft: the tavoli are still at work, so only a few sections are begun. */
export const PLAN_OVEST: readonly PlanSectionSeed[] = [
  section("preface", "Premessa", [
    p("Questa è una prima traccia, scritta mentre i tavoli sono ancora riuniti. Raccoglie ciò che è già stato discusso e lascia vuote le parti che dipendono dalle sedute dei prossimi mesi."),
    p("Il piano riguarda i sedici comuni del Distretto sanitario di Assemini, con capofila Villa San Pietro. È un patto attraverso cui le istituzioni del territorio uniscono le forze per sostenere le persone con servizi sociali e sociosanitari integrati."),
    p("Testo dimostrativo: organizzazioni, proposte e numeri sono inventati."),
  ]),
  section("conference", "La Conferenza di Programmazione", [
    p("La Conferenza si è aperta a Capoterra con una giornata in cui chiunque poteva proporre un tema. Da quella parete sono nati sei tavoli; due ascolti in piazza, a Teulada e a Villasor, hanno raccolto la voce di chi alla giornata non poteva venire."),
    p("Le sedute proseguono. L'Ufficio di Piano aggiornerà questa sezione dopo la plenaria di metà percorso."),
  ]),
  section("needs_emerged", "I bisogni emersi finora", [
    p("Quattro temi tornano a più tavoli, con parole diverse."),
    ul(
      "Gli orari: la sera, la domenica e il mese di agosto restano scoperti proprio quando i familiari lavorano.",
      "Le strade: dai paesi della valle e dalla costa sud si impiega troppo per un controllo, un corso, un incontro.",
      "I passaggi: rientro dall'ospedale, fine della scuola, uscita dal carcere sono momenti in cui ci si perde.",
      "Chi cura: operatrici, madri e figlie chiedono ore pagate, sostituzioni e riposo.",
    ),
    p("L'elenco è provvisorio e potrà cambiare ordine dopo le prossime sedute."),
  ]),
  section("intervention_areas", "Aree di intervento", [
    p("Sono abbozzate le prime due schede. Le altre saranno aperte via via che i tavoli concludono l'esame delle proposte."),
  ]),
  section("intervention_areas", "Anziani e non autosufficienza", [
    p("Il servizio domiciliare è pensato oggi per il mattino dei giorni feriali. La vita delle persone, però, continua dopo pranzo."),
    h3("Assistenza la sera e nei giorni di festa"),
    fromProposal("ao-p-sad-sera"),
    p("Le operatrici ricordano l'orario delle terapie, ma non le somministrano: il confine è definito insieme al distretto sanitario prima dell'avvio."),
    p("Sono ancora in discussione l'accompagnamento alle visite dai paesi lontani, il rientro dall'ospedale e la rete per i giorni di grande caldo."),
  ], "elderly"),
  section("intervention_areas", "Minori e famiglie", [
    p("Il tavolo ha cominciato dal mese più difficile dell'anno per chi lavora: agosto."),
    h3("Servizio estivo intercomunale"),
    fromProposal("ao-p-estate"),
    p("Sedi e turni si decidono entro aprile, così le famiglie possono rispondere in tempo alle offerte di lavoro stagionale. L'orario di chiusura è fissato da ciascuna sede in base al personale."),
  ], "minors_families"),
];
