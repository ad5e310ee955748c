/** What a person can choose about: kinds of notice that belong together. `service` cannot be switched off. */
export const noticeGroups = ["service", "mine", "followed", "tavoli", "topics", "comments", "moderation", "desk"] as const;
export type NoticeGroup = (typeof noticeGroups)[number];
export type ChosenGroup = Exclude<NoticeGroup, "service">;
export const chosenGroups = noticeGroups.filter((group): group is ChosenGroup => group !== "service");

/** Groups of the plan office's own work. */
export const officeGroups: readonly ChosenGroup[] = ["moderation", "desk"];

/** When the mail of an event goes out. The centre at /avvisi always has it. */
export const frequencies = ["now", "daily", "weekly", "never"] as const;
export type Frequency = (typeof frequencies)[number];

/** Notices on one page of the centre. */
export const NOTICE_PAGE_SIZE = 20;
