import { rm } from "node:fs/promises";
import { join } from "node:path";
import { minifySync, type Plugin } from "vite";
import { locales } from "../app/paraglide/runtime.js";
import { localeAsset } from "../server/http/locale-assets.ts";

/** Stands for the page's language until each language gets its own files; the minifier folds what depends on it. */
const LOCALE = "globalThis.__PAGE_LOCALE__";
const ALL_MESSAGES = /import \{ m \} from "#app\/paraglide\/messages\.js";/;

/**
 * The browser's build, once per language. Every text is compiled with all its languages, and a page shows one: after
 * the build each script is written again for each language, without the others' texts. `/assets/x.js` becomes
 * `/assets/it/x.js` and `/assets/en/x.js`; they import each other by relative paths, so a page stays in its language.
 * The server build keeps all languages.
 */
export function splitByLocale(): Plugin[] {
  const shared = { apply: "build", applyToEnvironment: (environment: { name: string }) => environment.name === "client" } as const;
  return [
    { ...shared, name: "direct-messages", enforce: "pre", transform: { filter: { id: /\/app\/.+\.tsx?$/, code: ALL_MESSAGES }, handler: (code) => ({ code: withDirectMessages(code), map: null }) } },
    { ...shared, name: "locale-mark", transform: { filter: { id: /\/app\/paraglide\/(messages\/|runtime\.js)/ }, handler: (code) => ({ code: withLocaleMark(code), map: null }) } },
    {
      ...shared,
      name: "split-by-locale",
      enforce: "post",
      generateBundle: {
        order: "post",
        handler(_options, bundle) {
          for (const chunk of Object.values(bundle)) {
            if (chunk.type !== "chunk") continue;
            for (const locale of locales) this.emitFile({ type: "asset", fileName: localeAsset(`/${chunk.fileName}`, locale).slice(1), source: inLocale(chunk.code, chunk.fileName, locale) });
          }
        },
      },
      // The router has read the names; nobody asks for the scripts with all languages.
      async writeBundle({ dir = "" }, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        await Promise.all(chunks.map((chunk) => rm(join(dir, chunk.fileName))));
      },
    },
  ];
}

/** Imports each message by itself: through the list of all, the bundler takes every module to depend on every message. */
function withDirectMessages(code: string): string {
  const names = new Set([...code.matchAll(/\bm\.(\w+)/g)].map((match) => match[1]));
  const imports = [...names].map((name) => `import { ${name} as m_${name} } from "#app/paraglide/messages/${name}.js";`);
  return code.replace(ALL_MESSAGES, imports.join(" ")).replaceAll(/\bm\.(\w+)/g, "m_$1");
}

const CHOICE = /\(\(inputs(?: = \{\})?, options = \{\}\) => \{[^}]*return en_(\w+)\(inputs\)[^}]*\}\)/;

/** A message is its text in the page's language, without the choice at each call. */
function withLocaleMark(code: string): string {
  return code.replace(CHOICE, (_match, name: string) => `${LOCALE} === "en" ? en_${name} : it_${name}`).replaceAll(/(?<!const )experimentalStaticLocale\b(?! *[,}])/g, LOCALE);
}

function inLocale(code: string, fileName: string, locale: string): string {
  const source = code
    .replaceAll(LOCALE, JSON.stringify(locale))
    // What a lazy import fetches ahead is named from the root.
    .replaceAll(/(["'`])(assets\/[\w.~-]+\.js)\1/g, (_match, _quote, path: string) => JSON.stringify(localeAsset(`/${path}`, locale).slice(1)));
  const { code: minified, errors } = minifySync(fileName, source, { module: true, compress: { target: "es2022", maxIterations: 10 }, mangle: true, codegen: { removeWhitespace: true } });
  if (errors.length > 0) throw new Error(`${fileName} in ${locale}: ${errors[0]?.message}`);
  return minified;
}
