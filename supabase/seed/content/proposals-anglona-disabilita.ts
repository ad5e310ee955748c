import { PASSAGES } from "./passages.ts";
import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_ANGLONA_DISABILITA: readonly ProposalSeed[] = [
  {
    key: "an-p-vita", district: "anglona-coros-figulinas", tavolo: "an-disabilita",
    authorKey: "an-cit-ossi", organisationKey: null,
    title: "Consulenti alla pari per la vita indipendente",
    need: "Il progetto personale si scrive in tre: la persona, il servizio, la famiglia. In pratica lo scrivono in due, e la persona firma. Lo so perché ho visto come cambiano le frasi quando accanto a te c'è qualcuno che ha già assunto un assistente, ha già sbagliato un contratto, ha già litigato per uscire la sera. Nell'ambito i programmi esistono, ma chi non conosce un'altra persona che ci è passata pensa che significhino solo qualche ora in più di badante.",
    who: "Persone adulte con disabilità motoria, sensoriale o intellettiva che vogliono decidere orari e assistenti; giovani che finiscono la scuola; genitori che faticano a lasciare il volante.",
    municipalities: ["G178", "L180", "L509", "I614", "L604"],
    proposal: "Formare sei persone con disabilità come consulenti alla pari, con un corso serio e un contratto vero, anche di poche ore. Aprire uno sportello a Ossi, dove c'è un locale senza gradini, e mandarlo in giro una volta al mese perché da Viddalba a qui non ci si arriva. I consulenti aiutano a scrivere il progetto con parole proprie, provano con te il colloquio con l'assistente, spiegano la busta paga. L'assistente sociale resta quella che valuta; noi siamo quelli che hanno già fatto la strada.",
    expectedChange: "Leggere progetti che non cominciano tutti con la stessa frase. E vedere qualcuno che a trent'anni va a vivere da solo nel paese che ha scelto.",
    state: "accepted", daysAgo: 146, screenedDaysAgo: 141,
    outcome: {
      kind: "accepted", daysAgo: 34, sectionKey: "intervention_areas:disability", passage: PASSAGES["an-p-vita"],
      reason: "Il tavolo ha votato a favore e la proposta completa il programma Vita indipendente, che oggi raggiunge poche persone anche per mancanza di informazione. La bozza prevede consulenti retribuiti, la sede di Ossi e il punto mobile; la valutazione resta al servizio sociale.",
    },
  },
  {
    key: "an-p-ausili", district: "anglona-coros-figulinas", tavolo: "an-disabilita",
    authorKey: "an-sub-coop-passos", organisationKey: "an-org-coop-passos",
    title: "La banca degli ausili usati",
    need: "Ogni volta che chiudiamo un'assistenza la famiglia ci chiede la stessa cosa: e questo, adesso, dove lo metto? Nei garage di Perfugas e Laerru abbiamo censito 64 oggetti in buono stato, dal sollevatore alla sedia da doccia, fermi in media da tre anni. Intanto chi ne ha bisogno oggi aspetta la pratica, oppure compra in rete una cosa sbagliata e la scopre sbagliata quando arriva.",
    who: "Chi attende un ausilio, chi ne ha uno che non serve più, fisioterapisti e operatrici che sanno quale misura va bene a chi.",
    municipalities: ["G450", "E401", "M292", "I565", "F977"],
    proposal: "Un magazzino di ambito con un catalogo consultabile: si ritira, si sanifica, si ripara, si presta. Il prestito è gratuito, con ricevuta, e finisce quando arriva l'ausilio definitivo. Una persona a mezzo tempo tiene il catalogo; le riparazioni si possono affidare a un inserimento lavorativo, che fra chi lavora con noi trova già mani adatte. Serve un capannone asciutto: a Perfugas ce n'è uno comunale, usato per il palco delle feste. Una fisioterapista, due ore a settimana, controlla gli abbinamenti.",
    expectedChange: "Consegna in cinque giorni anziché in settanta, e almeno cento oggetti salvati dalla discarica entro il secondo anno.",
    state: "under_review", daysAgo: 138, screenedDaysAgo: 133,
  },
  {
    key: "an-p-laboratorio", district: "anglona-coros-figulinas", tavolo: "an-disabilita",
    authorKey: "an-del-fam", organisationKey: "an-org-fam",
    title: "Un laboratorio in ogni paese entro l'anno",
    need: "Come familiari di Usini e dintorni abbiamo imparato che la distanza esclude più della diagnosi. L'unico laboratorio che accoglie i nostri figli adulti è a oltre mezz'ora; due di loro hanno smesso quando è cambiato l'orario della corriera. Nei paesi si moltiplicano i locali pubblici chiusi, puliti una volta all'anno per le elezioni. Ci pare assurdo tenere separate queste due cose.",
    who: "Giovani e adulti con disabilità che hanno finito la scuola e passano le giornate in casa, in tutti i comuni dell'ambito.",
    municipalities: ["L509", "L180", "G178", "D637", "B772", "F818"],
    proposal: "Aprire in ciascuno dei ventitré comuni, entro dodici mesi, un laboratorio con due operatori fissi e attività scelte dal territorio: pasta fresca dove c'è il forno, ceramica, vigna. Orario minimo di venti ore settimanali. L'Ambito assume il personale, i Comuni danno i locali, noi famiglie garantiamo turni di presenza e piccoli lavori. Per evitare che qualcuno resti solo, i laboratori di paesi vicini si scambiano una giornata al mese.",
    expectedChange: "Che la prima domanda fatta a un ragazzo sia che cosa sai fare, e non dove ti portano.",
    state: "not_accepted", daysAgo: 137, screenedDaysAgo: 132,
    outcome: {
      kind: "not_accepted", daysAgo: 33,
      reason: "Ventitré sedi con due operatori fissi ciascuna richiederebbero un organico che l'Ambito non può assumere in un anno. Non accogliamo quindi la proposta così com'è. Abbiamo invitato il comitato a presentarne una su due laboratori intercomunali, con trasporto compreso.",
    },
  },
];
