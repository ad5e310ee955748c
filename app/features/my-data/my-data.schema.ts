import { z } from "zod";
import { noticeFields, retentionClasses } from "./my-data.limits.ts";

const text = (max: number) => z.string().max(max, { error: "text_too_long" }).default("");

export const CloseAccountSchema = z.object({ confirmation: z.string().min(1, { error: "confirmation_wrong" }).max(254, { error: "confirmation_wrong" }) });

export const NoticeFormSchema = z.object({
  revision: z.coerce.number({ error: "bad_request" }).int({ error: "bad_request" }),
  controller: text(noticeFields.controller),
  controllerContact: text(noticeFields.controllerContact),
  dpoContact: text(noticeFields.dpoContact),
  processors: text(noticeFields.processors),
  hosting: text(noticeFields.hosting),
  rightsContact: text(noticeFields.rightsContact),
});

export const RetentionFormSchema = z.object({
  class: z.enum(retentionClasses, { error: "bad_request" }),
  days: z.coerce.number({ error: "number_invalid" }).int({ error: "number_invalid" }).min(1, { error: "number_invalid" }).max(3650, { error: "number_invalid" }),
});

export const RetentionTableSchema = z.array(z.object({ class: z.enum(retentionClasses), days: z.number(), shortest: z.number(), longest: z.number() }));
export type RetentionLine = z.output<typeof RetentionTableSchema>[number];

/** The district's privacy notice as stored; an empty field is one that nobody filled in yet. */
export const NoticeSchema = z.object({
  controller: z.string(), controller_contact: z.string(), dpo_contact: z.string(), processors: z.string(), hosting: z.string(), rights_contact: z.string(),
  revision: z.number(), updated_at: z.string(),
});
export type PrivacyNotice = Record<keyof typeof noticeFields, string> & { revision: number; updatedAt: string | null };
