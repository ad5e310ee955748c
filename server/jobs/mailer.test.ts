import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createSmtpMailer, mailErrorCode, unsubscribeHeaders } from "#server/jobs/mailer.ts";

let server: Server | null = null;
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server?.close();
});

type Refusal = { command: string; reply: string };

/** A mail server with just enough SMTP to take one mail, and what it took. */
async function listen(refusal?: Refusal): Promise<{ url: string; letter: Promise<string> }> {
  const letter = Promise.withResolvers<string>();
  server = createServer((socket) => {
    sockets.add(socket);
    let body: string | null = null;
    socket.write("220 prova\r\n");
    socket.on("data", (chunk) => {
      const text = String(chunk);
      if (body !== null) {
        body += text;
        if (!body.endsWith("\r\n.\r\n")) return;
        letter.resolve(body);
        body = null;
        socket.write("250 taken\r\n");
        return;
      }
      const command = text.slice(0, 4).toUpperCase();
      if (refusal?.command === command) socket.write(`${refusal.reply}\r\n`);
      else if (command === "DATA") {
        body = "";
        socket.write("354 go on\r\n");
      } else socket.write(command === "QUIT" ? "221 bye\r\n" : "250 fine\r\n");
    });
  });
  const port = await new Promise<number>((done) => {
    server?.listen(0, "127.0.0.1", () => {
      const address = server?.address();
      done(address && typeof address === "object" ? address.port : 0);
    });
  });
  return { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, letter: letter.promise };
}

const mail = { to: "maria@example.org", subject: "È arrivata\r\nBcc: x@evil.example", text: "", html: "<p>Perché no?</p>", messageId: "<notice-1@tavoli.example>" };

it("sends text and HTML with the given Message-ID, and a subject writes no other header", async () => {
  const { url, letter } = await listen();
  const mailer = createSmtpMailer({ smtpUrl: url, from: "Tavoli Aperti <no@tavoli.example>" });
  await mailer.send(mail);
  mailer.close();
  const text = await letter;
  expect(text).toContain("Message-ID: <notice-1@tavoli.example>");
  expect(text).toContain("Auto-Submitted: auto-generated");
  expect(text).toContain("multipart/alternative");
  expect(text).not.toMatch(/^Bcc:/m);
});

it("[NOTE-05] a mail that can be switched off says so in the headers of RFC 8058; the others have none", async () => {
  const url = "https://tavoli.example/avvisi/disiscrizione?t=abc.tavoli.def";
  const first = await listen();
  const mailer = createSmtpMailer({ smtpUrl: first.url, from: "no@tavoli.example" });
  await mailer.send({ ...mail, unsubscribeUrl: url });
  mailer.close();
  const text = (await first.letter).replaceAll("\r\n ", " ");
  expect(text).toMatch(new RegExp(`^List-Unsubscribe:\\s+<${url.replaceAll(/[.?]/g, "\\$&")}>`, "m"));
  expect(text).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(unsubscribeHeaders(null)).toEqual({});
});

it("a refusal becomes a code without the address", async () => {
  const { url } = await listen({ command: "RCPT", reply: "550 5.1.1 <maria@example.org> unknown" });
  const mailer = createSmtpMailer({ smtpUrl: url, from: "no@tavoli.example" });
  const error: unknown = await mailer.send(mail).catch((failure: unknown) => failure);
  mailer.close();
  expect(mailErrorCode(error)).toBe("EENVELOPE 550");
  expect(mailErrorCode(null)).toBe("unknown");
});
