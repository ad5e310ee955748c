/** One editor's connection, without an editor: it sends what was typed beforehand and decodes nothing but on probes. */
export type Editor = {
  /** Opens the text on the open connection; resolves with the state's size in bytes when it is here. */
  join(): Promise<number>;
  send(update: Uint8Array): void;
  moveCaret(step: number): void;
  close(): void;
};

export type EditorOptions = {
  port: number;
  documentId: string;
  accessToken: string;
  clientId: number;
  stateVector: Uint8Array;
  /** Ours: the server says that the n-th update sent is in the database. */
  onSaved?(place: number): void;
  onRefused?(code: string): void;
  /** What others wrote, on probes alone. */
  onUpdate?(update: Uint8Array): void;
};

export type OpenEditor = (options: EditorOptions) => Promise<Editor>;
