import { mkdtempSync, readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FileStore } from "#app/platform/file-store.ts";
import { embeddedFileStore } from "#server/files/create-file-store.ts";
import { forgetFiles } from "#server/jobs/forget-files.ts";
import { archiveOf, pictureWithPlace, smallDocx, smallOdt, smallPdf, uploadRequest } from "#tests/builders/files.ts";
import type { Person } from "#tests/builders/people.ts";
import { revisionOf, saveDraftAs, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { kindOfFile } from "./file-kind.server.ts";
import { downloadHeaders, titleOfFile } from "./file-name.rules.ts";
import { attachFile, removeAttachment } from "./files.commands.server.ts";
import { altTextMax, archiveMaxBytes, fileKinds, fileMaxBytes, filesPerProposal, fileTitleMax } from "./files.limits.ts";
import { openAttachment } from "./files.queries.server.ts";

let database: TestDatabase;
let world: World;
let people: Cast;
let folder: string;
let files: FileStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tavoli-files-test-"));
  files = embeddedFileStore(folder);
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => database.sql`delete from private.rate_counters`);

async function attach(person: Person, proposalId: string, content: Buffer | null, name: string, altText = ""): Promise<string> {
  try {
    await attachFile({ db: person.db, databases: database.databases, files }, proposalId, uploadRequest(content, name, altText), "Allegato");
    return "stored";
  } catch (error) {
    return error instanceof Error ? error.message : "?";
  } finally {
    expect(readdirSync(files.incoming), "nothing stays where it arrived").toEqual([]);
  }
}

async function only(proposalId: string): Promise<{ id: string; title: string; kind: string; bytes: number; sha256: string; path: string }> {
  const [row] = await database.sql<{ id: string; title: string; kind: string; bytes: number; sha256: string; path: string }[]>`
    select a.id, a.title, a.kind, a.bytes, a.sha256, private.file_path(a) as path from public.attachments a where a.proposal_id = ${proposalId} and a.state = 'stored'`;
  if (!row) throw new Error("no file is stored");
  return row;
}

async function bytesOf(path: string): Promise<Buffer | null> {
  const stream = await files.open(path);
  return stream === null ? null : Buffer.from(await new Response(stream).arrayBuffer());
}

const open = (person: Person | null, id: string, link: string | null = null, districtId = world.districtId) =>
  openAttachment(person ? person.db : database.databases.asUser(null), districtId, id, link).catch((error: unknown) => (error instanceof Error ? error.message : "?"));

describe("[FILE-01] what may be attached", () => {
  it("five files of ten megabytes, while the proposal is a draft", async () => {
    const id = await saveDraftAs(world, people.citizen);
    expect(await attach(people.citizen, id, null, "")).toBe("file_missing");
    expect(await attach(people.citizen, id, smallPdf(fileMaxBytes + 1_000_000), "grande.pdf")).toBe("file_too_large");
    expect(await attach(people.citizen, id, smallPdf(fileMaxBytes - 500), "quasi.pdf")).toBe("stored");
    for (let count = 1; count < filesPerProposal; count += 1) expect(await attach(people.citizen, id, smallPdf(), `${count}.pdf`)).toBe("stored");
    expect(await attach(people.citizen, id, smallPdf(), "sesto.pdf")).toBe("too_many_files");
    const { error } = await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 });
    expect(error).toBeNull();
    expect(await attach(people.citizen, id, smallPdf(), "tardi.pdf")).toBe("proposal_moved");
  });

  it("also when several arrive at once", async () => {
    const id = await saveDraftAs(world, people.citizen);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => attachFile({ db: people.citizen.db, databases: database.databases, files }, id, uploadRequest(smallPdf(), `${index}.pdf`), "A").then(() => "stored", (error: Error) => error.message)));
    expect(answers.filter((answer) => answer === "stored")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "too_many_files")).toHaveLength(3);
  });

  it("by who may write the proposal, and by nobody else", async () => {
    const id = await saveDraftAs(world, people.delegate, { organisationId: world.organisationId, shared: true });
    for (const person of [people.citizen, people.otherDelegate, people.revokedDelegate, people.office, people.otherOffice, people.facilitator, people.administrator]) {
      expect(await attach(person, id, smallPdf(), "a.pdf")).toBe("not_found");
    }
    expect(await attach(people.substitute, id, smallPdf(), "a.pdf")).toBe("stored");
    const direct = await people.delegate.db.rpc("commit_attachment", { attachment_id: (await only(id)).id, title: "x", alt_text: "", kind: "pdf", bytes: 1, sha256: "0".repeat(64) });
    expect(direct.error, "only the server says that a file is stored").not.toBeNull();
  });

  it("has the same limits in SQL", async () => {
    const rows = await database.sql<{ text: string }[]>`select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'public.attachments'::regclass`;
    const text = rows.map((row) => row.text).join("\n");
    for (const part of [`bytes <= ${fileMaxBytes}`, `char_length(title) <= ${fileTitleMax}`, `char_length(alt_text) <= ${altTextMax}`, ...fileKinds.map((kind) => `'${kind}'`)]) expect(text).toContain(part);
  });
});

describe("[FILE-02] what a file is", () => {
  it("its content says, never its name", async () => {
    const id = await saveDraftAs(world, people.citizen);
    const page = Buffer.from("<!doctype html><script>alert(1)</script>");
    for (const [content, name] of [[page, "a.pdf"], [Buffer.from("<svg onload=alert(1)>"), "a.png"], [Buffer.from("MZ\u0000programma"), "a.docx"], [Buffer.concat([page, smallPdf()]), "a.pdf"], [Buffer.from("GIF89a<script>"), "a.jpg"], [archiveOf([{ name: "a.txt", content: "x" }]), "a.odt"]] as const) {
      expect(await attach(people.citizen, id, content, name, "testo"), name).toBe("file_kind_refused");
    }
    expect(await attach(people.citizen, id, smallPdf(), "relazione.exe")).toBe("stored");
    expect(await only(id)).toMatchObject({ kind: "pdf", title: "relazione" });
  });

  it("and a file that is two things at once is refused", async () => {
    const id = await saveDraftAs(world, people.citizen);
    const withPage = Buffer.from(`%PDF-1.4\n<html><script>alert(1)</script></html>\n${smallPdf().toString("latin1")}`, "latin1");
    const withArchive = Buffer.concat([smallPdf(), archiveOf([{ name: "a.html", content: "<script>" }])]);
    for (const content of [withPage, withArchive]) expect(await attach(people.citizen, id, content, "doppio.pdf")).toBe("file_kind_refused");
    const tail = Buffer.concat([await pictureWithPlace("jpeg"), archiveOf([{ name: "a.html", content: "<script>segreto</script>" }])]);
    expect(await attach(people.citizen, id, tail, "coda.jpg", "Un rettangolo verde")).toBe("stored");
    expect((await bytesOf((await only(id)).path))?.includes("a.html"), "what hung behind the picture is gone").toBe(false);
  });

  it("documents are read as far as needed", async () => {
    const check = async (content: Buffer) => {
      const path = join(folder, "prova");
      await writeFile(path, content);
      return kindOfFile(path);
    };
    expect(await check(smallOdt())).toEqual({ kind: "odt" });
    expect(await check(smallDocx())).toEqual({ kind: "docx" });
    expect(await check(smallPdf().subarray(0, 60))).toEqual({ problem: "file_damaged" });
    expect(await check(smallDocx().subarray(0, 90))).toEqual({ problem: "file_damaged" });
    expect(await check(smallDocx([{ name: "word/vbaProject.bin", content: "macro" }]))).toEqual({ problem: "file_kind_refused" });
    expect(await check(smallOdt([{ name: "Basic/Standard/Module1.xml", content: "macro" }]))).toEqual({ problem: "file_kind_refused" });
    expect(await check(smallOdt([{ name: "../../etc/passwd", content: "x" }]))).toEqual({ problem: "file_kind_refused" });
  });

  it("[FILE-03] a document that unpacks to more than there should be is refused", async () => {
    const path = join(folder, "bomba");
    const zeros = Buffer.alloc(30 * 1024 * 1024);
    await writeFile(path, smallDocx(Array.from({ length: 4 }, (_, index) => ({ name: `word/${index}.xml`, content: zeros }))));
    expect((await readFile(path)).length).toBeLessThan(archiveMaxBytes / 100);
    expect(await kindOfFile(path)).toEqual({ problem: "file_kind_refused" });
    await writeFile(path, smallDocx([{ name: "word/lies.xml", content: zeros, claims: 100 }]));
    expect(await kindOfFile(path), "and one that lies about it").toEqual({ problem: "file_damaged" });
  });
});

describe("[FILE-04] names", () => {
  it("of files become harmless titles", async () => {
    const corpus: [string, string][] = [
      ["../../etc/passwd", "passwd"], ["C:\\Utenti\\Maria\\relazione finale.docx", "relazione finale"], ["\u202efdp.exe", "fdp"], ["a\u0000b\r\nSet-Cookie: x.pdf", "a b Set-Cookie: x"],
      ["<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>"], ["  .pdf", "Allegato"], ["", "Allegato"], [`${"è".repeat(300)}.pdf`, "è".repeat(120)],
    ];
    for (const [name, title] of corpus) expect(titleOfFile(name, "Allegato")).toBe(title);
    for (const [name] of corpus) {
      const disposition = downloadHeaders({ title: titleOfFile(name, "Allegato"), kind: "pdf", bytes: 1 })["Content-Disposition"] ?? "";
      expect(disposition).toMatch(/^attachment; filename="[A-Za-z0-9 ._-]+"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|#-]+$/);
    }
    const id = await saveDraftAs(world, people.citizen);
    expect(await attach(people.citizen, id, smallPdf(), "Maria 347 1234567.pdf"), "nor personal data").toBe("personal_data_found");
  });
});

describe("[FILE-05] pictures", () => {
  it.each(["png", "jpeg"] as const)("a %s is stored without what the camera wrote, turned and not too large", async (kind) => {
    const id = await saveDraftAs(world, people.citizen);
    const taken = await pictureWithPlace(kind, 2_000);
    expect((await sharp(taken).metadata()).exif, "the picture has EXIF to begin with").toBeDefined();
    expect(await attach(people.citizen, id, taken, "foto.jpg")).toBe("alt_text_missing");
    expect(await attach(people.citizen, id, taken, "foto.jpg", "La piazza del mercato")).toBe("stored");
    const stored = await only(id);
    const bytes = (await bytesOf(stored.path)) ?? Buffer.alloc(0);
    const { exif, width, height } = await sharp(bytes).metadata();
    expect({ exif, width, height }).toEqual({ exif: undefined, width: 3_000, height: 1_500 });
    expect(bytes.length).toBe(stored.bytes);
    for (const secret of ["Segreta", "Maria Nome", "GPS"]) expect(bytes.includes(secret)).toBe(false);
  });

  it("a small file that holds a huge picture, or a broken one, is refused", async () => {
    const id = await saveDraftAs(world, people.citizen);
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: "white" } }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await attach(people.citizen, id, bomb, "bomba.png", "Bianco")).toBe("image_too_large");
    expect(await attach(people.citizen, id, (await pictureWithPlace("png", 400)).subarray(0, 300), "rotta.png", "Rotta")).toBe("file_damaged");
  });
});

describe("[FILE-06] who may have a file", () => {
  it("before the proposal is public: who wrote it and, once it is sent, the office of the district, each by a link of one use", async () => {
    const id = await saveDraftAs(world, people.citizen);
    expect(await attach(people.citizen, id, smallPdf(), "a.pdf")).toBe("stored");
    const file = await only(id);
    for (const person of [null, people.otherCitizen, people.office, people.otherOffice, people.facilitator, people.administrator]) expect(await open(person, file.id)).toBe("not_found");
    expect((await people.otherCitizen.db.from("attachments").select("id").eq("id", file.id)).data).toEqual([]);
    expect((await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 })).error).toBeNull();
    for (const person of [null, people.otherCitizen, people.otherOffice, people.delegate]) expect(await open(person, file.id)).toBe("not_found");
    for (const person of [people.citizen, people.office]) {
      const answer = await open(person, file.id);
      const link = typeof answer === "object" && "link" in answer ? answer.link : "";
      expect(await open(null, file.id, link), "without the login it opens nothing").toBe("not_found");
      expect(await open(person === people.citizen ? people.office : people.citizen, file.id, link), "nor for somebody else").toBe("link_expired");
      expect(await open(person, file.id, link)).toMatchObject({ kind: "pdf", path: file.path });
      expect(await open(person, file.id, link), "nor twice").toBe("link_expired");
    }
  });

  it("[FILE-07] a link is over after five minutes", async () => {
    const id = await saveDraftAs(world, people.citizen);
    await attach(people.citizen, id, smallPdf(), "a.pdf");
    const file = await only(id);
    const answer = await open(people.citizen, file.id);
    const link = typeof answer === "object" && "link" in answer ? answer.link : "";
    const [row] = await database.sql<{ left: string }[]>`select extract(epoch from expires_at - now()) as left from private.attachment_links`;
    expect(Number(row?.left)).toBeLessThanOrEqual(300);
    await database.sql`update private.attachment_links set expires_at = now() - interval '1 second'`;
    expect(await open(people.citizen, file.id, link)).toBe("link_expired");
    expect(JSON.stringify(await database.sql`select * from private.attachment_links`), "the word itself is not kept").not.toContain(link);
  });

  it("after it is public: everybody, in its own district's address only", async () => {
    const id = await saveDraftAs(world, people.citizen);
    await attach(people.citizen, id, smallPdf(), "a.pdf");
    const file = await only(id);
    await people.citizen.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 });
    await people.office.db.rpc("screen_proposal", { proposal_id: id, decision: "admit", expected_revision: await revisionOf(database, id) });
    expect(await open(null, file.id)).toMatchObject({ title: "a", kind: "pdf" });
    expect(await open(null, file.id, null, world.otherDistrictId)).toBe("not_found");
    expect(await open(null, "nonsense")).toBe("not_found");
    await expect(removeAttachment(people.citizen.db, file.id), "and it stays").rejects.toThrow("proposal_moved");
  });
});

describe("[FILE-08] what is taken away", () => {
  it("goes from the store too, with what never arrived whole and what belonged to a draft thrown away", async () => {
    const kept = await saveDraftAs(world, people.citizen);
    const thrown = await saveDraftAs(world, people.citizen);
    await attach(people.citizen, kept, smallPdf(), "a.pdf");
    await attach(people.citizen, thrown, smallPdf(), "b.pdf");
    const [first, second] = [await only(kept), await only(thrown)];
    await expect(removeAttachment(people.otherCitizen.db, first.id)).rejects.toThrow("not_found");
    await removeAttachment(people.citizen.db, first.id);
    await people.citizen.db.rpc("delete_proposal_draft", { proposal_id: thrown });
    const begun = await people.citizen.db.rpc("begin_attachment", { proposal_id: kept });
    expect(begun.error).toBeNull();
    await database.sql`update public.attachments set created_at = now() - interval '2 hours' where state = 'pending'`;
    expect(await open(people.citizen, first.id)).toBe("not_found");
    expect(await bytesOf(first.path)).not.toBeNull();
    expect(await forgetFiles(database.sql, files)).toBeGreaterThanOrEqual(3);
    expect([await bytesOf(first.path), await bytesOf(second.path)]).toEqual([null, null]);
    expect(await database.sql`select from public.attachments where state = 'pending'`).toHaveLength(0);
    expect(await forgetFiles(database.sql, files)).toBe(0);
  });

  it("and a store that fails now is asked again later", async () => {
    const id = await saveDraftAs(world, people.citizen);
    await attach(people.citizen, id, smallPdf(), "a.pdf");
    await removeAttachment(people.citizen.db, (await only(id)).id);
    const failing = { remove: () => Promise.reject(new Error("away")) };
    await expect(forgetFiles(database.sql, failing)).rejects.toThrow("away");
    expect(await forgetFiles(database.sql, files)).toBe(1);
  });

  it("a file that could not be stored is nowhere", async () => {
    const id = await saveDraftAs(world, people.citizen);
    const broken: FileStore = { ...files, put: () => Promise.reject(new Error("disk full")) };
    await expect(attachFile({ db: people.citizen.db, databases: database.databases, files: broken }, id, uploadRequest(smallPdf(), "a.pdf"), "A")).rejects.toThrow("disk full");
    expect(await database.sql`select from public.attachments where proposal_id = ${id}`).toHaveLength(0);
    expect(await sendAs(world, people.citizen)).not.toBe("");
  });
});
