import { m } from "#app/paraglide/messages.js";
import type { ChosenGroup, Frequency } from "./notifications.limits.ts";

export function groupName(group: ChosenGroup): string {
  switch (group) {
    case "mine":
      return m.notifications_group_mine();
    case "followed":
      return m.notifications_group_followed();
    case "tavoli":
      return m.notifications_group_tavoli();
    case "topics":
      return m.notifications_group_topics();
    case "comments":
      return m.notifications_group_comments();
    case "moderation":
      return m.notifications_group_moderation();
    case "desk":
      return m.notifications_group_desk();
  }
}

export function groupHint(group: ChosenGroup): string {
  switch (group) {
    case "mine":
      return m.notifications_group_mine_hint();
    case "followed":
      return m.notifications_group_followed_hint();
    case "tavoli":
      return m.notifications_group_tavoli_hint();
    case "topics":
      return m.notifications_group_topics_hint();
    case "comments":
      return m.notifications_group_comments_hint();
    case "moderation":
      return m.notifications_group_moderation_hint();
    case "desk":
      return m.notifications_group_desk_hint();
  }
}

export function frequencyName(frequency: Frequency): string {
  switch (frequency) {
    case "now":
      return m.notifications_frequency_now();
    case "daily":
      return m.notifications_frequency_daily();
    case "weekly":
      return m.notifications_frequency_weekly();
    case "never":
      return m.notifications_frequency_never();
  }
}
