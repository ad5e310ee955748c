import { type ChildProcess, execFile, fork } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

export type Started = { child: ChildProcess; /** What it says first. */ answer: Promise<unknown> };

/** Starts a file of this folder in a process of its own and tells it what to do. */
export function startProcess(file: string, message: object, execArgv: string[] = []): Started {
  const child = fork(resolve(import.meta.dirname, file), { execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  child.send(message);
  return { child, answer: nextMessage(child, file) };
}

export function nextMessage(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((done, fail) => {
    const onExit = () => fail(new Error(`${name} ended`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      done(message);
    });
  });
}

/** Holds a process with all its threads on one core; false where that can't be done. */
export async function pin(pid: number | undefined, core: number): Promise<boolean> {
  return promisify(execFile)("taskset", ["-a", "-c", "-p", String(core), String(pid)]).then(() => true, () => false);
}
