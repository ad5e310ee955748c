import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
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
  },
});
