import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_OVEST_DISABILITA: readonly ProposalSeed[] = [
  {
    key: "ao-p-respiro", district: "area-ovest", tavolo: "ao-disabilita",
    authorKey: "ao-del-fam", organisationKey: "ao-org-fam",
    title: "Un fine settimana al mese per imparare a stare senza mamma",
    need: "Siamo trentuno famiglie, quasi tutte di Capoterra e Assemini. I nostri figli hanno fra i venti e i quarantacinque anni. Di giorno qualcosa c'è; dal venerdì sera al lunedì siamo noi, da decenni. Quando una di noi si ammala si scopre che l'altra metà della casa non sa dove stanno le pentole. Parliamo tanto del dopo di noi, ma nessuno fa mai pratica del durante: non si può imparare a vivere altrove il giorno del funerale.",
    who: "Persone adulte con disabilità intellettiva o motoria che non hanno mai dormito fuori casa, e genitori anziani che non fanno un sabato libero dai tempi della lira.",
    municipalities: ["B675", "A474", "D399", "I443"],
    proposal: "Un appartamento palestra, preso in affitto dall'Ambito, dove gruppi di cinque passano un fine settimana al mese con due operatori e un volontario: si fa la spesa, si cucina, si litiga sul telecomando, si dorme. I gruppi restano gli stessi per un anno. Prima di ogni ciclo c'è un incontro con ciascuna persona, non solo con i genitori, per decidere due cose da imparare. Il comitato arreda la casa e copre la spesa alimentare; chiediamo gli operatori e l'affitto.",
    expectedChange: "Fra un anno venticinque persone sapranno dire che cosa vogliono portarsi in valigia. E i genitori avranno dormito dodici notti intere.",
    state: "voted", daysAgo: 59, screenedDaysAgo: 55,
  },
  {
    key: "ao-p-mare", district: "area-ovest", tavolo: "ao-disabilita",
    authorKey: "ao-cit-teulada", organisationKey: null,
    title: "Il mare di Teulada anche in carrozzina",
    need: "Abito a dieci minuti da spiagge per cui la gente attraversa il mare, e le guardo dal parcheggio. La passerella c'è, d'estate, ma finisce nella sabbia dove comincia il bello. La sedia da mare è chiusa in un magazzino e la chiave l'ha uno che il sabato non lavora. Non chiedo un favore: chiedo di entrare in acqua quando ci entrano i miei cugini, alle sette di sera, e non quando c'è il volontario libero.",
    who: "Residenti e ospiti che usano la carrozzina o camminano con difficoltà, bambini con i passeggini speciali, anziani che al mare non vanno più da anni.",
    municipalities: ["L154", "D333", "H088"],
    proposal: "Tre punti attrezzati, uno per comune costiero, con pedana fino alla riva, due sedie da mare, una doccia raggiungibile e una persona formata presente tutti i giorni dalle 9 alle 20 da giugno a settembre. Per trovare quella persona si può fare un accordo con chi cerca lavoro stagionale e ha già il brevetto di salvataggio. Un numero di prenotazioni basso, per chi vuole essere sicuro, e il resto libero. D'inverno le pedane si riparano, non si buttano.",
    expectedChange: "Che a fine estate si possano contare i bagni fatti, e che nessuno abbia dovuto ringraziare tre persone per bagnarsi i piedi.",
    state: "deferred", daysAgo: 57, screenedDaysAgo: 53,
    outcome: {
      kind: "deferred", daysAgo: 8,
      reason: "Il bisogno è chiaro e il tavolo lo condivide, ma pedane e docce richiedono autorizzazioni sul demanio che i tre Comuni devono ancora chiedere. Rinviamo la parte sul personale al prossimo aggiornamento annuale, quando sapremo quali punti si possono davvero attrezzare.",
    },
  },
  {
    key: "ao-p-navetta", district: "area-ovest", tavolo: "ao-disabilita",
    authorKey: "ao-sub-coop-oras", organisationKey: "ao-org-coop-oras",
    title: "Navetta unica per i centri diurni della valle del Cixerri",
    need: "Ogni mattina, sulla stessa strada, abbiamo visto passare mezzi di tre Comuni diversi, ciascuno con una o due persone a bordo, diretti agli stessi centri. Altri cinque utenti di Vallermosa e Siliqua restano a casa perché il loro Comune non ha l'autista. Abbiamo cronometrato: con il giro attuale chi sale per primo passa settantacinque minuti seduto, alcuni senza poter scendere a sgranchirsi.",
    who: "Persone con disabilità che frequentano i centri diurni o vorrebbero farlo; accompagnatori comunali; famiglie che rinunciano a un turno per guidare.",
    municipalities: ["L613", "I734", "M026", "D260"],
    proposal: "Una sola navetta attrezzata con due posti per carrozzina, gestita dall'Ambito, con due giri al mattino e due al pomeriggio. Orari fissi pubblicati, un accompagnatore a bordo, tempo massimo di quaranta minuti per ciascun passeggero. La nostra cooperativa ha già il mezzo omologato e propone di cederlo in uso a costo di assicurazione e carburante per i primi dodici mesi, in cambio dell'affidamento del servizio per lo stesso periodo.",
    expectedChange: "Cinque persone in più al centro, mezz'ora in meno seduti per tutti e tre Comuni che smettono di pagare viaggi mezzi vuoti.",
    state: "not_accepted", daysAgo: 52, screenedDaysAgo: 48,
    outcome: {
      kind: "not_accepted", daysAgo: 5,
      reason: "Non possiamo accogliere la proposta in questa forma: lega la messa a disposizione del mezzo all'affidamento diretto del servizio a chi propone. L'Ufficio di Piano terrà conto dei tempi rilevati quando preparerà una gara aperta, a cui anche la cooperativa potrà partecipare.",
    },
  },
];
