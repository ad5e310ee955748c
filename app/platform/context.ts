import { createContext, type RouterContextProvider } from "react-router";
import type { Node } from "@tiptap/pm/model";
import type { Logger } from "pino";
import type { Databases, Db } from "#app/platform/db.ts";
import type { PrintedModel } from "#app/platform/paper-form.ts";
import type { FileStore } from "#app/platform/file-store.ts";
import type { WordDocument } from "#app/platform/word-document.ts";

/** What the long-lived process made at start and hands to every request. */
export type Services = {
  databases: Databases;
  config: {
    /** The public address, without a final slash. */
    origin: string;
    /** True when the database was filled with demonstration data. */
    demo: boolean;
    /** True on the embedded default without SMTP_URL: mails are kept and shown at /posta-di-prova. */
    mailbox: boolean;
    /** True when a reverse proxy's X-Forwarded-For may be believed. */
    trustProxy: boolean;
    /** How a Supabase access token is checked locally. */
    tokens: { secret: string } | { jwksUrl: string };
    supabase: { url: string; publishableKey: string; fetch?: typeof fetch };
  };
  /** Makes the PDF of a document model in a child process. */
  documents: {
    render(model: PrintedModel): Promise<Uint8Array>;
    /** Writes the .docx of a text in a thread of its own. */
    word(model: WordDocument): Promise<Uint8Array>;
    /** True when the document's typeface has the character: what it lacks is replaced and reported. */
    hasGlyph(codePoint: number): boolean;
  };
  /** Where people's files lie. */
  files: FileStore;
  coediting: CoeditingService;
  /** Mails kept on the embedded default; null elsewhere. */
  testMails: { list(): Promise<TestMail[]> } | null;
  /** Invented participants for the demonstration's session; null everywhere else. */
  crowd: Crowd | null;
  log: Logger;
};

/** What pages ask of the co-editing server. */
export type CoeditingService = {
  /** Brings a co-edited document's text and snapshot to the end of its log: before a version is named or an export made. */
  settle(documentId: string): Promise<void>;
  /** Brings readers' text of every text to the end of what this person has saved in it; at once when it is, which it is for most. Never fails. */
  catchUp(personId: string): Promise<void>;
  /** What `use` makes of the text of this moment: its nodes, and where anchors' words stand now (null: they are gone). */
  read<T>(documentId: string, use: (text: { node: Node; find(anchor: { quote: string; blockId: string | null }): { from: number; to: number } | null }) => T): Promise<T>;
  /** Who wrote what is new in each block between two places of a text's log: bodies with times, never persons. */
  authors(documentId: string, range: { epoch: number; from: number; to: number }): Promise<
    { blockId: string; authors: { capacity: "office" | "facilitator" | "organisation" | null; label: string | null; first: string; last: string }[] }[]
  >;
  /**
   * Changes a text for a person and records what the change stands for, both or neither; returns the log's number. `edit` gets the
   * text as it is now and answers it as it shall be; what it throws refuses the change, and so does SQL when the person may not.
   */
  change(
    documentId: string,
    by: { personId: string; loginId: string },
    edit: (text: { node: Node; find(anchor: { quote: string; blockId: string | null }): { from: number; to: number } | null }) => Node,
    record: { action: "accept_suggestion" | "restore_version"; payload: unknown },
  ): Promise<number>;
  /**
   * Whose words stand at an anchor, from the log: bodies and organisations with times, never persons (`seq` null: they stood in the text
   * from its first moment), and the blocks that they are in; null when the words are not there (any more).
   */
  origins(documentId: string, anchor: { quote: string; blockId: string | null }): Promise<{
    writings: { capacity: "office" | "facilitator" | "organisation" | null; label: string | null; writtenAt: string | null; seq: number | null; characters: number }[];
    blocks: { id: string; proposals: readonly string[] }[];
  } | null>;
};

/** How far the invented participants are. */
export type CrowdState = { running: boolean; present: number; asked: number; voted: number };

export type Crowd = {
  /** Sends them into a session that is open; false when they are at work already. */
  start(sessionId: string): boolean;
  stop(): void;
  state(): CrowdState;
  /** Sends an invented colleague into a text, to write there for a while; false when she is writing already. */
  write(documentId: string): boolean;
};

export type TestMail = { id: string; to: string; subject: string; text: string; html: string; sentAt: string };

/** About this one request, known to the HTTP server. */
export type RequestInfo = { id: string; clientAddress: string };

export const servicesContext = createContext<Services>();
export const requestContext = createContext<RequestInfo>();
/** The database as the person asking; set once by the identity middleware. */
export const dbContext = createContext<Db>();
/** True when the request brought a login that is over: what it may not do now, it perhaps may after signing in again. */
export const endedLoginContext = createContext(false);

type Context = Readonly<RouterContextProvider>;

export function getServices(context: Context): Services {
  return context.get(servicesContext);
}

export function getRequestInfo(context: Context): RequestInfo {
  return context.get(requestContext);
}

export function getDb(context: Context): Db {
  return context.get(dbContext);
}
