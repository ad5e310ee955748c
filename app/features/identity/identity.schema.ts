import { z } from "zod";
import type { ErrorCode } from "#app/platform/errors.ts";
import { displayNameMax, emailMax, proofKinds } from "./identity.limits.ts";
import { passwordProblem } from "./password.rules.ts";

/** An issue's message is a code of the closed list: forms turn it into the sentence beside the field. */
const code = (value: ErrorCode): ErrorCode => value;

const EmailSchema = z.string().trim().toLowerCase().min(1, code("text_empty")).max(emailMax, code("email_invalid")).pipe(z.email(code("email_invalid")));
const DisplayNameSchema = z.string().trim().min(2, code("name_missing")).max(displayNameMax, code("text_too_long"));
const MunicipalitySchema = z.union([z.literal("").transform(() => null), z.uuid(code("municipality_unknown"))]).optional().transform((value) => value ?? null);
/** Six digits, however they were typed: "123 456" is what a phone's keyboard makes of a mail. */
const CodeSchema = z.string().transform((value) => value.replace(/\D/g, "")).pipe(z.string().length(6, code("code_wrong")));

export const PasswordSignInSchema = z.object({ email: EmailSchema, password: z.string().min(1, code("text_empty")).max(1000, code("sign_in_wrong")) });
export const MailSchema = z.object({ email: EmailSchema });

export const RegistrationSchema = z
  .object({
    displayName: DisplayNameSchema,
    email: EmailSchema,
    password: z.string(),
    municipalityId: MunicipalitySchema,
    /** [IDN-12] No account under 14; no date of birth is asked. */
    ageDeclared: z.literal("on", code("declaration_missing")),
  })
  .superRefine((input, check) => checkPassword(input.password, input, "password", check));

export const ProofSchema = z.object({ token_hash: z.string().min(8).max(300), type: z.enum(proofKinds) });
export const CodeProofSchema = z.object({ email: EmailSchema, code: CodeSchema, type: z.enum(proofKinds) });
export const NewPasswordSchema = z.object({ password: z.string() }).superRefine((input, check) => checkPassword(input.password, {}, "password", check));

export const ProfileSchema = z.object({ displayName: DisplayNameSchema, locale: z.enum(["it", "en"], code("locale_unknown")), municipalityId: MunicipalitySchema });
export const EmailChangeSchema = z.object({ newEmail: EmailSchema, currentPassword: z.string().max(1000).default("") });
export const PasswordChangeSchema = z
  .object({ currentPassword: z.string().max(1000).default(""), newPassword: z.string() })
  .superRefine((input, check) => checkPassword(input.newPassword, {}, "newPassword", check));

/** What a new account begins with; that the age was declared is known of every one. */
export type Registration = Omit<z.output<typeof RegistrationSchema>, "ageDeclared">;

function checkPassword(password: string, about: { email?: string; displayName?: string }, field: string, check: z.RefinementCtx): void {
  const problem = passwordProblem(password, about);
  if (problem) check.addIssue({ code: "custom", path: [field], message: code(problem) });
}

const RoleNameSchema = z.object({ slug: z.string(), name: z.string(), role: z.string() });

/** What `my_account` answers. */
export const AccountSchema = z.object({
  email: z.string(),
  pendingEmail: z.string().nullable(),
  hasPassword: z.boolean(),
  displayName: z.string(),
  locale: z.enum(["it", "en"]),
  municipalityId: z.string().nullable(),
  citizenOf: z.array(z.object({ slug: z.string(), name: z.string() })),
  districtRoles: z.array(RoleNameSchema),
  tavoloRoles: z.array(RoleNameSchema.extend({ district: z.string() })),
  organisations: z.array(z.object({ name: z.string(), kind: z.enum(["delegate", "substitute"]), district: z.string() })),
  platformAdmin: z.boolean(),
});
export type Account = z.output<typeof AccountSchema>;

/** What `my_roles` answers of a login that is alive. */
export const RolesSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  locale: z.enum(["it", "en"]),
  municipalityId: z.string().nullable(),
  citizenDistrictIds: z.array(z.string()),
  districtRoles: z.array(z.object({ districtId: z.string(), role: z.enum(["plan_office_head", "plan_office_staff", "technical_group_member", "services_conference_member", "observer"]) })),
  tavoloRoles: z.array(z.object({ tavoloId: z.string(), role: z.enum(["facilitator", "minute_taker"]) })),
  organisations: z.array(z.object({ id: z.string(), name: z.string(), districtId: z.string(), kind: z.enum(["delegate", "substitute"]), tavoloIds: z.array(z.string()).nullable() })),
  platformAdmin: z.boolean(),
});
