const letter = "[a-zA-ZàèéìòùÀÈÉÌÒÙ]";
const capitalised = "[A-ZÀÈÉÌÒÙ][a-zàèéìòù']{2,}";
/** A word that says that somebody in particular follows: kin, title, role. */
const somebody = "(?:[Ss]ignora?|[Ss]ig[.]?(?:ra)?|[Dd]ott(?:[.]?ssa|or|oressa|[.])?|[Ff]igli[oa]|[Nn]ipote|[Mm]adre|[Pp]adre|[Mm]amma|[Pp]apà|[Mm]arito|[Mm]oglie|[Nn]onn[oa]|[Zz]i[oa]|[Ff]ratello|[Ss]orella|[Aa]lunn[oa]|[Bb]ambin[oa]|[Rr]agazz[oa]|[Vv]icin[oa]|[Aa]mic[oa]|[Pp]aziente)";
/** Common first names: with a surname behind them they name a person, unless a saint, a street or a school bears them. */
const firstName = "(?:Maria|Anna|Giuseppe|Giuseppina|Giovanni|Giovanna|Antonio|Antonia|Antonietta|Francesco|Francesca|Salvatore|Pietro|Paolo|Paola|Luigi|Luigia|Mario|Marco|Carlo|Carla|Andrea|Angelo|Angela|Efisio|Efisia|Gavino|Gavina|Ignazio|Bachisio|Rosa|Rita|Teresa|Caterina|Giulia|Giulio|Sara|Laura|Elena|Stefano|Stefania|Roberto|Roberta|Matteo|Lorenzo|Davide|Alessandro|Alessandra|Luca|Chiara|Silvia|Simone|Michele|Raffaele|Daniele|Daniela|Claudia|Claudio|Fabio|Bruno|Franco|Franca|Sergio|Giorgio|Grazia|Lucia|Martina|Valentina|Federico|Federica|Emanuele|Manuela|Sandra|Sandro|Tonino|Pinuccia|Peppino)";
const notAPerson = "(?<!(?:[Ss]an|[Ss]anta|[Ss]anto|[Vv]ia|[Pp]iazza|[Cc]orso|[Ss]cuola|[Ii]stituto|[Vv]illa|[Cc]asa|[Dd]e|[Oo]spedale|[Pp]arrocchia) )";

/** A named person: a word such as «figlia» with a name behind it, or first name and surname. The same text stands in SQL. */
export const namedPersonPattern = `(?<!${letter})(?:${somebody},? (?:di nome )?${capitalised}|${notAPerson}${firstName} ${capitalised})`;

/** The beginnings of words that say something of a person's health, without accents and capitals. */
export const healthPattern =
  "(?<![a-z])(?:diagnos|autis|alzheimer|demenz|parkinson|tumor|cancro|oncolog|schizofren|bipolar|depress|psichiatr|tossicodip|tossicomani|alcolis|alcolizz|hiv(?![a-z])|epiless|sindrome di|sclerosi|disabil|invalid|handicap|carrozzin|malat|ricoverat|in cura|in terapia|chemioterap|non vedente|ipovedent|sordomut)";

const abbreviation = /(?<![a-zA-Z])(sig|dott|prof|avv)[.]\s/gi;

/**
 * [MOD-05] The first sentence that names a person and says something of somebody's health, or null. It is a guess made to
 * warn whoever writes and whoever moderates; nothing is refused for it. The same patterns run in SQL (`private.names_person_with_health`).
 */
export function sentenceWithNamedPersonAndHealth(text: string): string | null {
  const sentences = text.replace(abbreviation, "$1 ").split(/[.!?;]\s|\n/);
  return sentences.find((sentence) => new RegExp(namedPersonPattern).test(sentence) && new RegExp(healthPattern).test(plain(sentence)))?.trim() ?? null;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
