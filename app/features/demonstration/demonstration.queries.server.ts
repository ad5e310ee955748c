import { href, type RouterContextProvider } from "react-router";
import { z } from "zod";
import type { Viewer } from "#app/features/identity/viewer.ts";
import { getServices } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { COLLEAGUE_SECTION, DRAFT_DISTRICT, LIVE_DISTRICT, TOUR_PLAN_PROPOSAL, TOUR_PROPOSAL } from "./demonstration.limits.ts";

type Context = Readonly<RouterContextProvider>;

/** [DEMO-04] True only where the demonstration is switched on *and* the database says that it holds nothing else. */
export async function isDemonstration(context: Context): Promise<boolean> {
  const { config, databases } = getServices(context);
  return config.demo && unwrap(await databases.asUser(null).rpc("is_demonstration")) === true;
}

/** 404 everywhere but in the demonstration: elsewhere these addresses do not exist. */
export async function requireDemonstration(context: Context): Promise<void> {
  if (!(await isDemonstration(context))) throw new AppError("not_found");
}

const LiveSessionSchema = z.object({ id: z.uuid(), number: z.number(), tavoloId: z.uuid(), districtId: z.uuid() });
export type LiveSession = z.infer<typeof LiveSessionSchema>;

/** The session under way in the demonstration; null once a visitor has closed it. */
export async function getLiveSession(db: Db): Promise<LiveSession | null> {
  const rows = await db
    .from("sessions")
    .select("id, number, tavoloId:tavolo_id, districtId:district_id, districts!inner(slug)")
    .eq("districts.slug", LIVE_DISTRICT)
    .eq("state", "open")
    .order("starts_at")
    .limit(1);
  const [row] = unwrap(rows);
  return row ? LiveSessionSchema.parse(row) : null;
}

/** The vote that is open in a session, so that the page follows its ballots too. */
export async function getOpenVoteId(db: Db, sessionId: string): Promise<string | null> {
  const [vote] = unwrap(await db.from("votes").select("id").eq("session_id", sessionId).eq("state", "open").limit(1));
  return vote?.id ?? null;
}

/** Whether the page may offer what moves a session: for showing only, the commands ask the database. */
export function mayLead(viewer: Viewer, session: LiveSession): boolean {
  return viewer.kind === "person" && (
    viewer.tavoloRoles.some((role) => role.tavoloId === session.tavoloId && role.role === "facilitator")
    || viewer.districtRoles.some((role) => role.districtId === session.districtId && role.role.startsWith("plan_office")));
}

/** Where each step of the guided tour leads. */
export type TourPlaces = { proposal: string; session: string; vote: string; planProposal: string };

/** The pages of the tour, from the titles of the proposals that it follows; a list where a page is gone. */
export async function getTourPlaces(db: Db): Promise<TourPlaces> {
  const found = unwrap(await db.from("proposals").select("number, title, votes(number)").in("title", [TOUR_PROPOSAL, TOUR_PLAN_PROPOSAL]).not("published_at", "is", null));
  const story = found.find((row) => row.title === TOUR_PROPOSAL);
  const planned = found.find((row) => row.title === TOUR_PLAN_PROPOSAL);
  const session = await getLiveSession(db);
  const vote = story?.votes[0]?.number;
  const [live, draft] = [{ ambito: LIVE_DISTRICT }, { ambito: DRAFT_DISTRICT }];
  return {
    proposal: story?.number ? href("/:ambito/proposte/:numero", { ...live, numero: story.number }) : href("/:ambito/proposte", live),
    session: session ? href("/:ambito/sedute/:seduta", { ...live, seduta: String(session.number) }) : href("/:ambito/sedute", live),
    vote: vote === undefined ? href("/:ambito/votazioni", live) : href("/:ambito/votazioni/:votazione", { ...live, votazione: String(vote) }),
    planProposal: planned?.number ? href("/:ambito/proposte/:numero", { ...draft, numero: planned.number }) : href("/:ambito/proposte", draft),
  };
}

const ColleagueSectionSchema = z.object({ slug: z.string(), districtId: z.uuid(), documentId: z.uuid() });

/** The section in which the invented colleague writes. 404 when the plan has it no more. */
export async function requireColleagueSection(db: Db): Promise<z.infer<typeof ColleagueSectionSchema>> {
  const [row] = unwrap(
    await db.from("plan_sections").select("slug, districtId:district_id, documentId:document_id, districts!inner(slug)")
      .eq("districts.slug", LIVE_DISTRICT).eq("outline_id", COLLEAGUE_SECTION).limit(1),
  );
  if (!row) throw new AppError("not_found");
  return ColleagueSectionSchema.parse(row);
}
