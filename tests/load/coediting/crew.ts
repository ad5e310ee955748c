import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import type { Editor, OpenEditor } from "#tests/load/coediting/editor.ts";
import type { Typing } from "#tests/load/coediting/fixtures.ts";

type Place = { port: number; openEditor: OpenEditor; typing: Typing; documentId: string; accessToken: string; isProbe: boolean };
type Typist = { typing: Typing; documentId: string; isProbe: boolean; send(step: number, update: Uint8Array): void };

/** The editors of one run; some write, some are probes that take the time at which others' keystrokes arrive. */
export class Crew {
  readonly editors: Editor[] = [];
  /** Milliseconds of each keystroke to each probe, and to its acknowledgement. */
  readonly propagation: number[] = [];
  readonly saved: number[] = [];
  readonly sent: { documentId: string; at: number }[] = [];
  /** Codes with which updates were not taken: a run with one measures nothing. */
  readonly refused: string[] = [];
  /** How many arrivals at probes the measured keystrokes should make. */
  expected = 0;
  private readonly typists: Typist[] = [];
  private readonly probes = new Map<string, number>();
  private readonly sentAt = new Map<string, number>();
  private measuring = false;

  get writers(): number {
    return this.typists.length;
  }

  async add({ port, openEditor, typing, documentId, accessToken, isProbe }: Place): Promise<void> {
    const times: number[] = [];
    const editor = await openEditor({
      port, documentId, accessToken, clientId: typing.clientId, stateVector: typing.stateVector,
      onSaved: (place) => {
        const at = times[place];
        if (at !== undefined && this.measuring) this.saved.push(performance.now() - at);
      },
      onRefused: (code) => void this.refused.push(code),
      ...(isProbe ? { onUpdate: (update: Uint8Array) => this.onUpdate(update, typing.clientId) } : {}),
    });
    await editor.join();
    this.editors.push(editor);
    if (isProbe) this.probes.set(documentId, (this.probes.get(documentId) ?? 0) + 1);
    if (typing.updates.length === 0) return;
    const send = (step: number, update: Uint8Array) => {
      const at = performance.now();
      times.push(at);
      if (this.measuring) {
        this.sent.push({ documentId, at });
        this.sentAt.set(`${typing.clientId}:${step}`, at);
        this.expected += (this.probes.get(documentId) ?? 0) - (isProbe ? 1 : 0);
      }
      editor.send(update);
    };
    this.typists.push({ typing, documentId, isProbe, send });
  }

  /** Every writer's keystrokes from one step to another, each at a random moment of its turn. */
  async type(from: number, to: number, rate: number): Promise<void> {
    const due = this.typists
      .flatMap((typist) => Array.from({ length: to - from }, (_, turn) => ({ typist, step: from + turn, at: ((turn + Math.random()) * 1000) / rate })))
      .toSorted((a, b) => a.at - b.at);
    const began = performance.now();
    for (const { typist, step, at } of due) {
      const wait = began + at - performance.now();
      if (wait > 0.5) await delay(wait);
      const update = typist.typing.updates[step];
      if (update) typist.send(step, update);
    }
  }

  measure(): void {
    this.measuring = true;
  }

  /** What is still under way arrives, or is lost. */
  async settle(): Promise<void> {
    const patience = performance.now() + 3_000;
    while (this.propagation.length < this.expected && performance.now() < patience) await delay(5);
  }

  close(): void {
    for (const editor of this.editors) editor.close();
  }

  private onUpdate(update: Uint8Array, own: number): void {
    const arrived = performance.now();
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      if (id.client === own) continue;
      for (let clock = id.clock; clock < id.clock + length; clock += 1) {
        const at = this.sentAt.get(`${id.client}:${clock}`);
        if (at !== undefined) this.propagation.push(arrived - at);
      }
    }
  }
}
