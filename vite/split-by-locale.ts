import { rm } from "node:fs/promises";
import { join } from "node:path";
import { minifySync, type Plugin } from "vite";
import { locales } from "../app/paraglide/runtime.js";
import { localeAsset } from "../server/http/locale-assets.ts";

/** Stands for the page's language until each language gets its own files; the minifier folds what depends on it. */
const LOCALE = "globalThis.__PAGE_LOCALE__";

/**
 * The browser's build, once per language. Every text is compiled with all its languages, and a page shows one: after
 * the build each script is written again for each language, without the others' texts. `/assets/x.js` becomes
 * `/assets/it/x.js` and `/assets/en/x.js`; they import each other by relative paths, so a page stays in its language.
 * The server build keeps all languages.
 */
export function splitByLocale(): Plugin {
  return {
    name: "split-by-locale",
    apply: "build",
    enforce: "post",
    applyToEnvironment: (environment) => environment.name === "client",
    transform: {
      filter: { id: /\/app\/paraglide\/(messages\/|runtime\.js)/ },
      handler: (code) => ({
        code: code
          .replace("experimentalStaticLocale ?? options.locale ?? getLocale()", LOCALE)
          .replace("experimentalStaticLocale = undefined", `experimentalStaticLocale = ${LOCALE}`),
        map: null,
      }),
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== "chunk") continue;
          for (const locale of locales) {
            this.emitFile({ type: "asset", fileName: localeAsset(`/${chunk.fileName}`, locale).slice(1), source: inLocale(chunk.code, chunk.fileName, locale) });
          }
        }
      },
    },
    // The router has read the names; nobody asks for the scripts with all languages.
    async writeBundle({ dir = "" }, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      await Promise.all(chunks.map((chunk) => rm(join(dir, chunk.fileName))));
    },
  };
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
