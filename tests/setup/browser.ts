import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const ROOT = resolve(import.meta.dirname, "../..");

const INSTALLED: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ["/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"],
  darwin: ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
  win32: ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe"],
};

const ARGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
  // Nothing but this machine resolves: a page that asks for anything else fails, and the test sees it.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
];

type Program = { executablePath: string; env: Record<string, string> };

/**
 * Which Chromium runs the tests. `CHROMIUM=npm` takes the one inside the npm package, any other value is
 * a path, none takes an installed Chrome or Chromium and else the npm package's, which exists for Linux x64.
 */
function chooseBrowser(): { kind: "installed"; path: string } | { kind: "npm" } | { kind: "none"; reason: string } {
  const asked = process.env["CHROMIUM"];
  if (asked && asked !== "npm") return { kind: "installed", path: asked };
  const installed = asked ? undefined : INSTALLED[process.platform]?.find((path) => existsSync(path));
  if (installed) return { kind: "installed", path: installed };
  if (process.platform === "linux" && process.arch === "x64") return { kind: "npm" };
  return { kind: "none", reason: `no Chrome or Chromium is installed and the npm one is not made for ${process.platform}-${process.arch}` };
}

const choice = chooseBrowser();

/** Null when a browser can run here; else why not. Browser suites skip themselves with it. */
export const browserMissing: string | null = choice.kind === "none" ? choice.reason : null;
if (browserMissing) process.stdout.write(`Browser tests are skipped: ${browserMissing}.\n`);

function plainEnv(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(entries);
}

async function program(): Promise<Program> {
  if (choice.kind === "none") throw new Error(choice.reason);
  if (choice.kind === "installed") return { executablePath: choice.path, env: plainEnv() };
  const folder = await unpackNpmChromium();
  return {
    executablePath: join(folder, "chromium"),
    env: { ...plainEnv(), LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: join(folder, "fonts.conf"), FONTCONFIG_PATH: folder },
  };
}

/** The package's Chromium with its libraries and font, unpacked once per clone; two runs at once do not disturb each other. */
async function unpackNpmChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packageFolder = join(dirname(entry), "..");
  const version = /"version":\s*"([^"]+)"/.exec(readFileSync(join(packageFolder, "package.json"), "utf8"))?.[1] ?? "0";
  const cache = join(ROOT, "node_modules", ".cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(join(folder, "fonts.conf"))) return folder;
  mkdirSync(cache, { recursive: true });
  const unpacking = mkdtempSync(join(cache, "unpacking-"));
  const { inflate } = await import("@sparticuz/chromium");
  const before = process.env["TMPDIR"];
  try {
    // The package unpacks into the temporary folder, under names that another program may own there.
    process.env["TMPDIR"] = unpacking;
    for (const archive of ["chromium.br", "al2023.tar.br", "fonts.tar.br"]) await inflate(join(packageFolder, "bin", archive));
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  accessSync(join(unpacking, "chromium"), constants.X_OK);
  // The package's own configuration names fixed folders: without this one Chromium finds no font and every text is 0 px wide.
  writeFileSync(join(unpacking, "fonts.conf"), fontConfiguration(folder));
  if (existsSync(join(folder, "fonts.conf"))) rmSync(unpacking, { recursive: true });
  else renameSync(unpacking, folder);
  return folder;
}

function fontConfiguration(folder: string): string {
  const text = (path: string): string => path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${text(join(folder, "fonts"))}</dir><cachedir>${text(join(folder, "fonts-cache"))}</cachedir></fontconfig>
`;
}

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await program();
  return chromium.launch({ executablePath, env, args: ARGS, handleSIGINT: false, handleSIGTERM: false });
}

export const PHONE = { width: 375, height: 740 };
export const DESKTOP = { width: 1280, height: 860 };

/** One person at one device: own cookies and storage, and a list of what went wrong that no step may ignore. */
export type Seat = { name: string; context: BrowserContext; page: Page; /** Addresses asked for outside the application. */ strayRequests: string[]; /** Uncaught errors and console errors. */ faults: string[] };

export async function openSeat(browser: Browser, name: string, origin: string, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({ baseURL: origin, locale: "it-IT", timezoneId: "Europe/Rome", viewport: DESKTOP, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  const strayRequests: string[] = [];
  const faults: string[] = [];
  const isOwn = (url: string): boolean => url.startsWith(`${origin}/`) || url.startsWith(`${origin.replace(/^http/, "ws")}/`) || /^(data|blob|about):/.test(url);
  context.on("request", (request) => void (isOwn(request.url()) || strayRequests.push(request.url())));
  context.on("weberror", (event) => faults.push(`${name}: ${event.error().message}`));
  context.on("console", (message) => {
    // A refused form answers 4xx and the browser logs that: the refusal is what the test looks at.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) faults.push(`${name}: ${message.text()} (${message.page()?.url() ?? ""})`);
  });
  const page = await context.newPage();
  page.on("websocket", (socket) => void (isOwn(socket.url()) || strayRequests.push(socket.url())));
  return { name, context, page, strayRequests, faults };
}
