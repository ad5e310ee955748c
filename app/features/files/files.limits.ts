import { minutes, seconds } from "#app/platform/time.ts";

/** Ten megabytes, counted as computers do. SQL's CHECK says the same, and a test compares them. */
export const fileMaxBytes = 10 * 1024 * 1024;
export const filesPerProposal = 5;
export const fileTitleMax = 120;
export const altTextMax = 300;

/** How large a body the upload pages read at all: above it the server refuses before it reads, below it they answer in the page. */
export const uploadBodyMax = 40 * 1024 * 1024;
/** Everything of the form beside the file. */
export const uploadFieldMax = 4_000;

/** Beyond these many dots an image is not opened: a small file can hold a huge one. */
export const imageMaxPixels = 50_000_000;
/** The longest side of a stored image, in dots. */
export const imageMaxSide = 3_000;

/** What an ODT or DOCX may hold, unpacked, and in how many parts: above it the file is taken for a bomb. */
export const archiveMaxBytes = 100 * 1024 * 1024;
export const archiveMaxParts = 2_000;

export const fileKinds = ["pdf", "odt", "docx", "jpg", "png"] as const;
export type FileKind = (typeof fileKinds)[number];

export const contentTypes = {
  pdf: "application/pdf",
  odt: "application/vnd.oasis.opendocument.text",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  jpg: "image/jpeg",
  png: "image/png",
} as const satisfies Record<FileKind, string>;

/** For the browser's file chooser; what a file really is, its content says. */
export const acceptedFiles = ".pdf,.odt,.docx,.jpg,.jpeg,.png";

/** A link to a file that is not public: SQL gives it this long. */
export const linkLifetime = minutes(5);
/** The address's name for the word of such a link. */
export const linkParameter = "chiave";

/** How long an upload may take over a slow line, in milliseconds. */
export const uploadTimeout = minutes(10);
/** How long any other form may take to arrive. */
export const formTimeout = seconds(60);

export function isImage(kind: FileKind): boolean {
  return kind === "jpg" || kind === "png";
}
