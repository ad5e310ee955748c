import { createContext, type RouterContextProvider } from "react-router";

export type DistrictRole = "plan_office_head" | "plan_office_staff" | "technical_group_member" | "services_conference_member" | "observer";
export type TavoloRole = "facilitator" | "minute_taker";

/** Who is asking, as far as drawing the page needs it. What they may do is decided in SQL. */
export type Viewer =
  | { kind: "anonymous" }
  | {
      kind: "person";
      id: string;
      displayName: string;
      accessToken: string;
      locale: "it" | "en";
      municipalityId: string | null;
      /** Districts of the municipality that the person declared: there she is a citizen. */
      citizenDistrictIds: readonly string[];
      districtRoles: readonly { districtId: string; role: DistrictRole }[];
      tavoloRoles: readonly { tavoloId: string; role: TavoloRole }[];
      /** Organisations for which the person acts today, and in which place; `tavoloIds` when she was named for some tavoli only. */
      organisations: readonly { id: string; name: string; districtId: string; kind: "delegate" | "substitute"; tavoloIds?: readonly string[] | null }[];
      platformAdmin: boolean;
    };

export const anonymousViewer: Viewer = { kind: "anonymous" };

export const viewerContext = createContext<Viewer>(anonymousViewer);

export function getViewer(context: Readonly<RouterContextProvider>): Viewer {
  return context.get(viewerContext);
}

/** True when the viewer belongs to the district's plan office, as head or staff: for showing and hiding only. */
export function isOfficeOf(viewer: Viewer, districtId: string): boolean {
  return viewer.kind === "person" && viewer.districtRoles.some((role) => role.districtId === districtId && (role.role === "plan_office_head" || role.role === "plan_office_staff"));
}
