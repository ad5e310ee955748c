/** What a tavolo can be about: the list that a district starts from. */
export const areas = [
  "minors_families",
  "youth",
  "elderly",
  "disability",
  "mental_health",
  "addictions",
  "poverty_inclusion",
  "immigration",
  "justice",
  "work_training",
  "volunteering",
  "co_design",
  "gender_violence",
  "multi_users",
] as const;

export type Area = (typeof areas)[number];

export const tavoloRoles = ["facilitator", "minute_taker"] as const;
export type TavoloRoleName = (typeof tavoloRoles)[number];

export const tavoloLimits = { nameMin: 3, nameMax: 120, descriptionMax: 2000 } as const;

/** The last part of a tavolo's address. */
export const tavoloSlugPattern = /^[a-z][a-z0-9-]{2,60}$/;
