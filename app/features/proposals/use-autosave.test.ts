import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { emptyContent, type ProposalContent } from "./proposals.rules.ts";
import { createAutosave, type SaveAnswer, type SaveStatus } from "./use-autosave.ts";

function content(title: string): ProposalContent {
  return { ...emptyContent, title };
}

/** An autosave over a server that answers what the test tells it to, one answer for each saving. */
function start(answers: (SaveAnswer | "no network")[], { isSignedIn = true } = {}) {
  const sent: [string, number][] = [];
  const statuses: SaveStatus["kind"][] = [];
  const device: { copy: string | null } = { copy: null };
  const autosave = createAutosave({
    id: "x", revision: 2, saved: emptyContent,
    send: isSignedIn
      ? async (typed, revision) => {
          sent.push([typed.title, revision]);
          const answer = answers.shift();
          if (!answer || answer === "no network") throw new Error("offline");
          return answer;
        }
      : null,
    keep: (typed) => (device.copy = typed.title),
    forget: () => (device.copy = null),
    onStatus: (status) => statuses.push(status.kind),
    onRevision: () => {},
  });
  return { autosave, sent, statuses, device };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const saved = (revision: number): SaveAnswer => ({ ok: true, revision, savedAt: "2026-11-21T10:00:00Z" });

it("[PROP-02] saves after a pause, each version from the one before", async () => {
  const { autosave, sent, statuses, device } = start([saved(3), saved(4)]);
  autosave.change(content("a"));
  autosave.change(content("ab"));
  expect(device.copy).toBe("ab");
  expect(sent).toEqual([]);
  await vi.runAllTimersAsync();
  autosave.change(content("abc"));
  await vi.runAllTimersAsync();
  expect(sent).toEqual([["ab", 2], ["abc", 3]]);
  expect(statuses).toEqual(["saving", "saved", "saving", "saved"]);
  expect(device.copy).toBeNull();
});

it("keeps the text on the device without network and tries again", async () => {
  const { autosave, sent, statuses, device } = start(["no network", saved(3)]);
  autosave.change(content("a"));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(statuses).toEqual(["saving", "offline"]);
  expect(device.copy).toBe("a");
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(2);
  expect(device.copy).toBeNull();
});

it("keeps it on the device alone while nobody is signed in", async () => {
  const { autosave, statuses, device } = start([], { isSignedIn: false });
  autosave.change(content("a"));
  await vi.runAllTimersAsync();
  expect(statuses).toEqual(["device"]);
  expect(device.copy).toBe("a");
});

it("[PROP-02] stops at a conflict until somebody chooses, and goes on from the version there", async () => {
  const theirs = { revision: 7, content: content("theirs") };
  const { autosave, sent, statuses, device } = start([{ ok: false, code: "draft_changed", current: theirs }, saved(8)]);
  autosave.change(content("mine"));
  await vi.runAllTimersAsync();
  autosave.change(content("mine!"));
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
  expect(statuses.at(-1)).toBe("conflict");
  expect(device.copy).toBe("mine!");
  autosave.resolve(theirs, content("mine!"));
  await vi.runAllTimersAsync();
  expect(sent.at(-1)).toEqual(["mine!", 7]);
  expect(statuses.at(-1)).toBe("saved");
});

it("saves what was typed while a version was on its way", async () => {
  const { autosave, sent } = start([saved(3), saved(4)]);
  autosave.change(content("a"));
  const first = autosave.flush();
  autosave.change(content("ab"));
  await first;
  await vi.runAllTimersAsync();
  expect(sent).toEqual([["a", 2], ["ab", 3]]);
});

it("says when the login ended or the server refused", async () => {
  const { autosave, statuses } = start([{ ok: false, code: "sign_in_needed" }, { ok: false, code: "text_too_long" }]);
  autosave.change(content("a"));
  await vi.runAllTimersAsync();
  autosave.change(content("b"));
  await vi.runAllTimersAsync();
  expect(statuses).toEqual(["saving", "signed_out", "saving", "refused"]);
});
