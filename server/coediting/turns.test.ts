import { expect, it } from "vitest";
import { CleanMoments } from "#server/coediting/clean-moments.ts";
import { Turns } from "#server/coediting/turns.ts";

const busyFor = (milliseconds: number) => {
  for (const began = performance.now(); performance.now() - began < milliseconds; );
};

it("[COED-89] who hands in much at once waits for her own; the others come in turn, each in her own order", async () => {
  const turns = new Turns();
  const done: string[] = [];
  const hand = (person: string, name: string) => turns.run(person, async () => void done.push(name));
  // Its turn is at once; meanwhile the others hand in theirs.
  const first = hand("c", "c0");
  await Promise.all([first, ...["a1", "a2", "a3", "a4"].map((name) => hand("a", name)), ...["b1", "b2"].map((name) => hand("b", name)), hand("c", "c1")]);
  expect(done).toEqual(["c0", "a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
});

it("[COED-89] a step that fails is told to who handed it in, and the next one is done", async () => {
  const turns = new Turns();
  const failing = turns.run("a", () => Promise.reject(new Error("no")));
  const next = turns.run("a", () => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});

it("[COED-89] between long steps the server hears what came meanwhile, and it comes in its turn", async () => {
  const turns = new Turns();
  const done: string[] = [];
  const long = Array.from({ length: 20 }, (_, index) => turns.run("a", async () => {
    busyFor(4);
    done.push(`a${index}`);
  }));
  const heard = new Promise<void>((heard) => setImmediate(() => void turns.run("b", async () => void done.push("b")).then(heard)));
  await Promise.all([...long, heard]);
  expect(done.indexOf("b")).toBeLessThan(10);
});

it("[COED-89] work that must see a document of which all is committed waits for such a moment, and holds packets only when none comes", async () => {
  let isClean = false;
  const moments = new CleanMoments(() => isClean);
  const first = moments.run(() => "first");
  const second = moments.run(() => "second");
  expect(moments.isOverdue()).toBe(false);
  busyFor(110);
  expect(moments.isOverdue()).toBe(true);
  moments.look();
  isClean = true;
  moments.look();
  expect(await Promise.all([first, second])).toEqual(["first", "second"]);
  expect(moments.isOverdue()).toBe(false);
  expect(await moments.run(() => "at once")).toBe("at once");
  isClean = false;
  const lost = moments.run(() => "never");
  await expect(moments.after(Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  await expect(lost).rejects.toThrow("gone");
});
