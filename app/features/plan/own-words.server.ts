import type { RouterContextProvider } from "react-router";
import { getViewer } from "#app/features/identity/viewer.ts";
import { getServices } from "#app/platform/context.ts";

/** Before a page or an export shows a text: what the person asking has saved is in it. Costs nothing for everybody else. */
export async function withOwnWords(context: Readonly<RouterContextProvider>): Promise<void> {
  const viewer = getViewer(context);
  if (viewer.kind === "person") await getServices(context).coediting.catchUp(viewer.id);
}
