import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { chunkGroups } from "./vite/chunks.ts";
import { splitByLocale } from "./vite/split-by-locale.ts";

export default defineConfig({
  plugins: [reactRouter(), splitByLocale()],
  environments: {
    client: {
      build: {
        rollupOptions: {
          // As in Rollup's preset «smallest»: reading a property has no effect that anything here counts on.
          treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
          output: { codeSplitting: { groups: chunkGroups } },
        },
      },
    },
    ssr: {
      build: {
        // Stack traces in the log should name our lines; browsers get no sourcemaps.
        sourcemap: true,
        // The server build's entry is ours: it exports createHandler(services).
        rollupOptions: { input: "./server/handler.ts" },
      },
    },
  },
  build: {
    target: "es2022",
    // Small images stay files: a data: URL is never cached on its own.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
