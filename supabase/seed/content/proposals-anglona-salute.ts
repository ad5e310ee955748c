import { PASSAGES } from "./passages.ts";
import type { ProposalSeed } from "./types.ts";

export const PROPOSALS_ANGLONA_SALUTE: readonly ProposalSeed[] = [
  {
    key: "an-p-autoaiuto", district: "anglona-coros-figulinas", tavolo: "an-salute",
    authorKey: "an-del-fam", organisationKey: "an-org-fam",
    title: "Gruppi di familiari che si aiutano fra loro",
    need: "La sofferenza psichica di una persona cara entra in casa e chiude la porta da dentro. Si smette di invitare gente, poi si smette di uscire, poi si litiga in due su chi ha sbagliato. Il medico parla con chi è in cura, giustamente; ai familiari resta il corridoio. Nel nostro comitato ci siamo trovati per caso, in una sala d'attesa, e da allora ci vediamo in una cucina. La cucina però contiene otto sedie e ci hanno cercato in venticinque.",
    who: "Genitori, sorelle, fratelli e coniugi di persone seguite dai servizi di salute mentale, e quelli che ai servizi non sono mai arrivati.",
    municipalities: ["L509", "G740", "G178", "G450", "L604"],
    proposal: "Quattro gruppi, uno per zona, che si incontrano ogni due settimane in un posto dove si possa entrare senza passare davanti al municipio. Servono una sala calda, due facilitatori formati per ciascun gruppo, scelti fra gli stessi familiari, e qualche rimborso per chi viene da lontano. Una volta ogni tre mesi un incontro con uno specialista, su domande preparate prima. Non chiediamo terapie: chiediamo che sia riconosciuto che anche noi, se crolliamo, diventiamo un costo.",
    expectedChange: "Sessanta familiari che hanno un posto dove dire la verità. Per noi vorrebbe dire arrivare prima a chiedere aiuto.",
    state: "accepted", daysAgo: 143, screenedDaysAgo: 138,
    outcome: {
      kind: "accepted", daysAgo: 32, sectionKey: "intervention_areas:mental_health", passage: PASSAGES["an-p-autoaiuto"],
      reason: "Accolta senza votazione perché al tavolo tutti si sono detti d'accordo. La spesa è contenuta e i gruppi restano autonomi, come chiesto dai familiari. La bozza indica quattro sedi, la formazione dei facilitatori e il rimborso dei viaggi per chi abita lontano.",
    },
  },
  {
    key: "an-p-azzardo", district: "anglona-coros-figulinas", tavolo: "an-salute",
    authorKey: "an-cit-sennori", organisationKey: null,
    title: "Via le macchinette vicino alle scuole di Sennori",
    need: "Ho un banco di frutta e vedo chi entra e chi esce. Alle nove del mattino c'è gente che si gioca la spesa prima di farla. Si comprano tre arance invece di un chilo, e dopo dieci minuti si è seduti davanti allo schermo con le luci. I ragazzi delle superiori aspettano la corriera lì accanto e si fermano a guardare: per adesso guardano. Nessuno dice niente, perché in paese ci conosciamo tutti e chi tiene i bar è amico anche mio.",
    who: "Pensionati, casalinghe, ragazzi che aspettano l'autobus, e le famiglie che lo scoprono quando il conto è già vuoto.",
    municipalities: ["I614", "G156", "C272"],
    proposal: "Togliere le macchinette dai locali a meno di cinquecento metri da scuole e fermate, o almeno spegnerle fino alle sei del pomeriggio, con multe vere per chi non rispetta. Fare un elenco pubblico dei bar che non le tengono e premiarli con uno sconto sulla tassa dei tavolini. Mettere in ogni paese una persona con cui parlare senza dare il nome. E a scuola non la solita lezione, ma uno che ha smesso e racconta quanto gli è costato.",
    expectedChange: "Che la mattina, nei bar, si torni a parlare. E che una persona che vuole smettere sappia a quale porta bussare.",
    state: "out_of_competence", daysAgo: 140, screenedDaysAgo: 135,
    outcome: {
      kind: "out_of_competence", daysAgo: 31,
      reason: "Distanze, orari e sanzioni per gli apparecchi da gioco si regolano con atti di altri enti e non con il piano dei servizi alla persona. La parte su ascolto e scuole può invece rientrare nelle azioni di informazione: chi ha scritto può ripresentarla da sola.",
    },
  },
  {
    key: "an-p-equipe", district: "anglona-coros-figulinas", tavolo: "an-salute",
    authorKey: "an-del-coop-beranu", organisationKey: "an-org-coop-beranu",
    title: "Équipe leggera per chi non si presenta agli appuntamenti",
    need: "Esiste una fascia di giovani adulti che ha avuto un primo contatto con il servizio e poi è sparita. Non sta abbastanza male per un intervento d'urgenza né abbastanza bene per prendere la corriera, salire tre piani e aspettare il turno. Nei nostri progetti di inclusione ne abbiamo incontrati diciannove in due anni, fra Muros, Tissi e Florinas, quasi sempre per un motivo banale: una multa, una caldaia, un cane da affidare.",
    who: "Giovani fra i diciotto e i trentacinque anni con esordio di sofferenza psichica o uso di sostanze, che non hanno continuità con alcun servizio.",
    municipalities: ["F818", "L180", "D637", "G178"],
    proposal: "Due educatori e un infermiere, con mezza giornata di uno psichiatra alla settimana per consultarsi, che si muovano loro: un caffè, una passeggiata, l'officina dello zio. Massimo venti persone seguite insieme, per avere tempo. Si comincia da una cosa concreta che la persona chiede e solo dopo si propone una visita. Il gruppo tiene un diario essenziale, che appartiene alla persona e che lei può leggere. Serve un accordo scritto fra l'azienda sanitaria e l'Ambito su chi risponde di che cosa.",
    expectedChange: "Riportare a un servizio, entro un anno, almeno dodici persone su venti; le altre otto sapranno comunque un numero e un nome.",
    state: "under_review", daysAgo: 136, screenedDaysAgo: 131,
  },
];
