import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * `npm run soak`: the full numbers of what the suite does in short, one after the other, and a summary at the end. `SOAK` is how often the
 * browsers lose everything (20), `SEED` repeats a failure, `ONLY=kill,siege` runs some.
 */
const runs: readonly { name: string; project: string; file: string }[] = [
  { name: "fuzz", project: "node", file: "tests/realtime/coediting-fuzz.test.ts" },
  { name: "kill", project: "node", file: "tests/realtime/coediting-kill.test.ts" },
  { name: "siege", project: "node", file: "tests/realtime/coediting-siege.test.ts" },
  { name: "rights", project: "node", file: "tests/realtime/coediting-rights.test.ts" },
  { name: "big", project: "node", file: "tests/realtime/coediting-big.test.ts" },
  { name: "browsers", project: "e2e", file: "tests/e2e/acknowledged.test.ts" },
];

const only = process.env["ONLY"]?.split(",");
const summary: string[] = [];
let failed = false;
for (const { name, project, file } of runs.filter((run) => !only || only.includes(run.name))) {
  const started = Date.now();
  const child = spawn("vitest", ["run", "--project", project, file], {
    stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, SOAK: process.env["SOAK"] ?? "20" }, shell: process.platform === "win32",
  });
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  for await (const line of createInterface({ input: child.stdout })) {
    process.stdout.write(`${line}\n`);
    if (line.includes("SOAK ")) summary.push(line.slice(line.indexOf("SOAK ") + 5));
  }
  const isFine = (await ended) === 0;
  failed ||= !isFine;
  summary.push(`${isFine ? "passed" : "FAILED"}: ${name}, ${Math.round((Date.now() - started) / 1000)} s`);
}
process.stdout.write(`\nSummary of the soak\n${summary.map((line) => `  ${line}`).join("\n")}\n`);
process.exitCode = failed ? 1 : 0;
