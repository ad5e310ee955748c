import type { DistrictKey, PersonSeed } from "./types.ts";

// Every name is invented, and meant to sound so; every address ends in the reserved example.org.

const AO = "area-ovest" satisfies DistrictKey;
const AN = "anglona-coros-figulinas" satisfies DistrictKey;

export const PERSONS_OVEST: readonly PersonSeed[] = [
  // The plan office, the mayor of the lead municipality, facilitators and minute-taker.
  { key: "ao-office-head", displayName: "Fiammetta Corbezzolo", email: "ao-office-head@example.org", municipality: "I118", roles: [{ district: AO, role: "plan_office_head" }], persona: "office" },
  { key: "ao-office-1", displayName: "Gervaso Lentischio", email: "ao-office-1@example.org", municipality: "A474", roles: [{ district: AO, role: "plan_office_staff" }] },
  { key: "ao-office-2", displayName: "Ondina Trebbiapane", email: "ao-office-2@example.org", municipality: "H088", roles: [{ district: AO, role: "plan_office_staff" }] },
  { key: "ao-office-3", displayName: "Prospero Cartabianca", email: "ao-office-3@example.org", municipality: "L521", roles: [{ district: AO, role: "plan_office_staff" }] },
  { key: "ao-mayor", displayName: "Sindaca di Villa San Pietro (personaggio inventato)", email: "ao-mayor@example.org", municipality: "I118", roles: [{ district: AO, role: "services_conference_member" }], persona: "mayor" },
  { key: "ao-fac-anziani", displayName: "Celestina Mirtobello", email: "ao-fac-anziani@example.org", municipality: "A474", roles: [{ district: AO, role: "technical_group_member" }], persona: "facilitator" },
  { key: "ao-fac-minori", displayName: "Ulisse Ginepraio", email: "ao-fac-minori@example.org", municipality: "I443", roles: [{ district: AO, role: "technical_group_member" }] },
  { key: "ao-fac-giovani", displayName: "Serafina Melacotta", email: "ao-fac-giovani@example.org", municipality: "H088", roles: [{ district: AO, role: "technical_group_member" }] },
  { key: "ao-fac-disabilita", displayName: "Norina Asfodelo", email: "ao-fac-disabilita@example.org", municipality: "B675", roles: [{ district: AO, role: "technical_group_member" }] },
  { key: "ao-fac-inclusione", displayName: "Balduino Ferulaccia", email: "ao-fac-inclusione@example.org", municipality: "D259", roles: [{ district: AO, role: "technical_group_member" }] },
  { key: "ao-verb", displayName: "Tiburzio Righellino", email: "ao-verb@example.org", municipality: "I118", roles: [{ district: AO, role: "technical_group_member" }] },
  // Delegates and substitutes of the organisations.
  { key: "ao-del-comune", displayName: "Amelia Portalettere", email: "ao-del-comune@example.org", municipality: "I118", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-asl", displayName: "Ildebrando Camicebianco", email: "ao-del-asl@example.org", municipality: "A474", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-sind-pens", displayName: "Zaccaria Tavolozza", email: "ao-del-sind-pens@example.org", municipality: "A474", roles: [{ district: AO, role: "citizen" }], persona: "union" },
  { key: "ao-sub-sind-pens", displayName: "Quintilia Bastoncino", email: "ao-sub-sind-pens@example.org", municipality: "D399", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-sind-cura", displayName: "Armida Giustaora", email: "ao-del-sind-cura@example.org", municipality: "D259", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-coop-oras", displayName: "Leonilde Pienaluna", email: "ao-del-coop-oras@example.org", municipality: "A474", roles: [{ district: AO, role: "citizen" }], persona: "cooperative" },
  { key: "ao-sub-coop-oras", displayName: "Cosimo Sogliaperta", email: "ao-sub-coop-oras@example.org", municipality: "L521", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-coop-pipius", displayName: "Fabiola Tremanine", email: "ao-del-coop-pipius@example.org", municipality: "I166", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-coop-figu", displayName: "Libero Ficodindia", email: "ao-del-coop-figu@example.org", municipality: "L521", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-sub-coop-figu", displayName: "Santina Zappaterra", email: "ao-sub-coop-figu@example.org", municipality: "D260", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-vol", displayName: "Genoveffa Pontelungo", email: "ao-del-vol@example.org", municipality: "I734", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-aps", displayName: "Adelmo Giocastrada", email: "ao-del-aps@example.org", municipality: "H088", roles: [{ district: AO, role: "citizen" }], persona: "association" },
  { key: "ao-sub-aps", displayName: "Perla Marelontano", email: "ao-sub-aps@example.org", municipality: "I443", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-fam", displayName: "Clotilde Unasedia", email: "ao-del-fam@example.org", municipality: "B675", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-scuola", displayName: "Eleonora Tremandorli", email: "ao-del-scuola@example.org", municipality: "B675", roles: [{ district: AO, role: "citizen" }], persona: "school" },
  { key: "ao-sub-scuola", displayName: "Ruggero Quadernone", email: "ao-sub-scuola@example.org", municipality: "B675", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-mestieri", displayName: "Battista Chiodofisso", email: "ao-del-mestieri@example.org", municipality: "D259", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-lavoro", displayName: "Marcellina Bussola", email: "ao-del-lavoro@example.org", municipality: "A474", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-giustizia", displayName: "Onorato Chiavepiccola", email: "ao-del-giustizia@example.org", municipality: "L521", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-prof", displayName: "Virgilia Lanternina", email: "ao-del-prof@example.org", municipality: "D399", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-del-emporio", displayName: "Salvatorica Scaffalegno", email: "ao-del-emporio@example.org", municipality: "M025", roles: [{ district: AO, role: "citizen" }] },
  // Citizens.
  { key: "ao-cit-siliqua", displayName: "Bonaria Trifoglino", email: "ao-cit-siliqua@example.org", municipality: "I734", roles: [{ district: AO, role: "citizen" }], persona: "citizen" },
  { key: "ao-cit-vallermosa", displayName: "Efisio Pietracalda", email: "ao-cit-vallermosa@example.org", municipality: "L613", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-cit-pula", displayName: "Nevio Salsedine", email: "ao-cit-pula@example.org", municipality: "H088", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-cit-teulada", displayName: "Mariangela Ventoforte", email: "ao-cit-teulada@example.org", municipality: "L154", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-cit-elmas", displayName: "Iolanda Stagnobello", email: "ao-cit-elmas@example.org", municipality: "D399", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-cit-sansperate", displayName: "Luminita Pescafiorita", email: "ao-cit-sansperate@example.org", municipality: "I166", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-cit-uta", displayName: "Rosalba Cannafitta", email: "ao-cit-uta@example.org", municipality: "L521", roles: [{ district: AO, role: "citizen" }] },
  { key: "ao-cit-villaspeciosa", displayName: "Raimondo Ortolungo", email: "ao-cit-villaspeciosa@example.org", municipality: "M026", roles: [{ district: AO, role: "citizen" }] },
];

export const PERSONS_ANGLONA: readonly PersonSeed[] = [
  // The plan office, the mayor of the lead municipality, facilitators and minute-taker.
  { key: "an-office-head", displayName: "Costantina Filodoro", email: "an-office-head@example.org", municipality: "G156", roles: [{ district: AN, role: "plan_office_head" }] },
  { key: "an-office-1", displayName: "Saverio Cartellino", email: "an-office-1@example.org", municipality: "I614", roles: [{ district: AN, role: "plan_office_staff" }] },
  { key: "an-office-2", displayName: "Mimma Granofino", email: "an-office-2@example.org", municipality: "F977", roles: [{ district: AN, role: "plan_office_staff" }] },
  { key: "an-office-3", displayName: "Evaristo Timbrasecco", email: "an-office-3@example.org", municipality: "G740", roles: [{ district: AN, role: "plan_office_staff" }] },
  { key: "an-mayor", displayName: "Sindaco di Osilo (personaggio inventato)", email: "an-mayor@example.org", municipality: "G156", roles: [{ district: AN, role: "services_conference_member" }] },
  { key: "an-fac-anziani", displayName: "Arcangela Pernice", email: "an-fac-anziani@example.org", municipality: "G450", roles: [{ district: AN, role: "technical_group_member" }] },
  { key: "an-fac-minori", displayName: "Duilio Cortilaccio", email: "an-fac-minori@example.org", municipality: "L604", roles: [{ district: AN, role: "technical_group_member" }] },
  { key: "an-fac-disabilita", displayName: "Palmira Vialarga", email: "an-fac-disabilita@example.org", municipality: "G178", roles: [{ district: AN, role: "technical_group_member" }] },
  { key: "an-fac-salute", displayName: "Ermete Finestrella", email: "an-fac-salute@example.org", municipality: "G740", roles: [{ district: AN, role: "technical_group_member" }] },
  { key: "an-fac-inclusione", displayName: "Rosella Campoaperto", email: "an-fac-inclusione@example.org", municipality: "C272", roles: [{ district: AN, role: "technical_group_member" }] },
  { key: "an-verb", displayName: "Lazzaro Pennablu", email: "an-verb@example.org", municipality: "G156", roles: [{ district: AN, role: "technical_group_member" }] },
  // Delegates and substitutes of the organisations.
  { key: "an-del-comune", displayName: "Nicoletta Scalinata", email: "an-del-comune@example.org", municipality: "G156", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-asl", displayName: "Fulgenzio Garzabianca", email: "an-del-asl@example.org", municipality: "G740", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-sind", displayName: "Bachisio Panchettone", email: "an-del-sind@example.org", municipality: "G740", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-sub-sind", displayName: "Ottavia Rocchetto", email: "an-sub-sind@example.org", municipality: "D637", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-coop-passos", displayName: "Teresina Cinquepassi", email: "an-del-coop-passos@example.org", municipality: "G450", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-sub-coop-passos", displayName: "Mauro Sentierino", email: "an-sub-coop-passos@example.org", municipality: "E401", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-coop-beranu", displayName: "Primavera Soleggiata", email: "an-del-coop-beranu@example.org", municipality: "G178", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-vol", displayName: "Antioco Panecaldo", email: "an-del-vol@example.org", municipality: "I565", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-aps", displayName: "Elvira Raccontafole", email: "an-del-aps@example.org", municipality: "F977", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-scuola", displayName: "Demetrio Settepernici", email: "an-del-scuola@example.org", municipality: "L604", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-lavoro", displayName: "Giacinta Trevalli", email: "an-del-lavoro@example.org", municipality: "C272", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-giustizia", displayName: "Severino Mezzavia", email: "an-del-giustizia@example.org", municipality: "I614", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-emporio", displayName: "Annunziata Cassapiena", email: "an-del-emporio@example.org", municipality: "I614", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-del-fam", displayName: "Orsola Fiortardivo", email: "an-del-fam@example.org", municipality: "L509", roles: [{ district: AN, role: "citizen" }] },
  // Citizens.
  { key: "an-cit-bulzi", displayName: "Peppantonio Querciagrossa", email: "an-cit-bulzi@example.org", municipality: "B265", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-cit-ossi", displayName: "Grazietta Muricciola", email: "an-cit-ossi@example.org", municipality: "G178", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-cit-sennori", displayName: "Gavinuccio Trepozzi", email: "an-cit-sennori@example.org", municipality: "I614", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-cit-castelsardo", displayName: "Domitilla Bassariva", email: "an-cit-castelsardo@example.org", municipality: "C272", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-cit-codrongianos", displayName: "Teodoro Fienogreco", email: "an-cit-codrongianos@example.org", municipality: "C818", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-cit-florinas", displayName: "Ilaria Pietrachiara", email: "an-cit-florinas@example.org", municipality: "D637", roles: [{ district: AN, role: "citizen" }] },
  { key: "an-cit-viddalba", displayName: "Costanza Canneto", email: "an-cit-viddalba@example.org", municipality: "M259", roles: [{ district: AN, role: "citizen" }] },
];

export const PERSONS: readonly PersonSeed[] = [...PERSONS_OVEST, ...PERSONS_ANGLONA];
