import { m } from "#app/paraglide/messages.js";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { moderationName } from "#app/features/topics/topics.render.ts";
import type { AssistedKind } from "./assisted.limits.ts";
import type { Followed } from "./assisted.schema.ts";

/** «Tema», «Proposta», «Adesione». */
export function kindName(kind: AssistedKind): string {
  switch (kind) {
    case "topic":
      return m.assisted_kind_topic();
    case "proposal":
      return m.assisted_kind_proposal();
    case "adesione":
      return m.assisted_kind_adesione();
  }
}

/** Where it stands, in words. */
export function followedState(followed: Followed): string {
  switch (followed.kind) {
    case "topic":
      if (followed.moderation !== "published") return moderationName(followed.moderation);
      return followed.state === "open" ? m.assisted_state_topic_open() : followed.state === "became" ? m.topics_state_became() : m.topics_state_merged();
    case "proposal":
      return stateName(followed.state);
    case "adesione":
      return adesioneState(followed.state);
  }
}

function adesioneState(state: "submitted" | "accepted" | "refused" | "withdrawn"): string {
  switch (state) {
    case "submitted":
      return m.assisted_state_adesione_submitted();
    case "accepted":
      return m.assisted_state_adesione_accepted();
    case "refused":
      return m.assisted_state_adesione_refused();
    case "withdrawn":
      return m.assisted_state_adesione_withdrawn();
  }
}
