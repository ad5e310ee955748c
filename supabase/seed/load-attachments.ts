import { createHash, randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import type { FileStore } from "#app/platform/file-store.ts";

type Made = { title: string; altText: string; kind: "pdf" | "png"; type: string; content: Buffer };

/** Two small files made here: a table of figures as a PDF, a sketch as a picture. For the first public full form of each district. */
export async function attachDemonstrationFiles(sql: Sql, files: FileStore): Promise<void> {
  const proposals = await sql<{ id: string; districtId: string }[]>`
    select distinct on (district_id) id, district_id as "districtId" from public.proposals
    where form = 'full' and published_at is not null order by district_id, number`;
  for (const proposal of proposals) for (const made of [figures(), await sketch()]) await attach(sql, files, proposal, made);
}

async function attach(sql: Sql, files: FileStore, { id, districtId }: { id: string; districtId: string }, { title, altText, kind, type, content }: Made): Promise<void> {
  const attachmentId = randomUUID();
  const from = join(files.incoming, attachmentId);
  try {
    await writeFile(from, content);
    await files.put(`${districtId}/${id}/${attachmentId}`, from, type);
  } finally {
    await rm(from, { force: true });
  }
  await sql`insert into public.attachments ${sql({
    id: attachmentId, district_id: districtId, proposal_id: id, state: "stored", title, alt_text: altText, kind, bytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"), stored_at: new Date(),
  })}`;
}

function figures(): Made {
  const lines = ["Dati a sostegno della proposta", "", "Persone seguite nell'ultimo anno: 64", "Famiglie che hanno chiesto aiuto: 90", "Ore di volontariato offerte ogni settimana: 40", "", "Documento dimostrativo: i dati sono inventati."];
  return { title: "Dati a sostegno", altText: "", kind: "pdf", type: "application/pdf", content: onePage(lines) };
}

/** The least that makes a page of text: five objects and where each begins. */
function onePage(lines: readonly string[]): Buffer {
  const text = lines.map((line, index) => `1 0 0 1 60 ${770 - index * 26} Tm (${line.replace(/([()\\])/g, "\\$1")}) Tj`).join("\n");
  const stream = `BT /F1 14 Tf\n${text}\nET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/Lang(it-IT)>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
  ];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(`${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`, "latin1");
}

async function sketch(): Promise<Made> {
  const { default: sharp } = await import("sharp");
  const bars = [60, 110, 150, 190].map((height, index) => `<rect x="${60 + index * 90}" y="${230 - height}" width="60" height="${height}" fill="#0066cc"/>`).join("");
  const drawing = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="280"><rect width="480" height="280" fill="#fff"/>${bars}<line x1="40" y1="230" x2="440" y2="230" stroke="#17324d" stroke-width="3"/></svg>`);
  return {
    title: "Richieste negli ultimi quattro anni", altText: "Quattro colonne che crescono da sinistra a destra: ogni anno le richieste aumentano.", kind: "png", type: "image/png",
    content: await sharp(drawing).png({ compressionLevel: 9 }).toBuffer(),
  };
}
