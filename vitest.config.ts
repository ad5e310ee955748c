import { defineConfig } from "vitest/config";

const setupFiles = ["./tests/setup/fail-on-console-error.ts", "./server/postgres-guard.ts"];

export default defineConfig({
  test: {
    globalSetup: "./tests/setup/global-setup.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{app,server,supabase,tests}/**/*.test.ts"],
          exclude: ["tests/e2e/**", "tests/external/**"],
          setupFiles,
        },
      },
      {
        extends: true,
        test: { name: "dom", environment: "jsdom", include: ["app/**/*.test.tsx"], setupFiles },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          // Both need the production build, which must not be made twice at once.
          include: ["tests/external/**/*.test.ts", "tests/e2e/**/*.test.ts"],
          // One browser at a time: two cores.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
