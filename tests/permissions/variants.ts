import type { Fixture } from "#tests/permissions/fixture.ts";

export type Variant = { of: string; args: Record<string, unknown> };

const FOR_ONESELF = [
  "propose_topic", "join_topic", "leave_topic", "cast_ballot", "check_in", "support_proposal", "withdraw_support", "add_comment", "declare_conflict",
];

/** The same function asked for in another capacity, or about another thing: a row of its own in the matrix. */
export function variantsOf({ values, organisationId }: Fixture): Record<string, Variant> {
  const forOneself = FOR_ONESELF.map((of) => [`${of} (for oneself)`, { of, args: { organisation_id: null } }] as const);
  return { ...Object.fromEntries(forOneself), ...ofTheOrganisation(values, organisationId), ...hidden(values), ...lists(), ...publicVersions() };
}

/** What somebody wrote for the organisation who no longer acts for it. */
function ofTheOrganisation(values: Record<string, unknown>, organisationId: string): Record<string, Variant> {
  const proposal = { proposal_id: values["left_proposal_id"] };
  const label = (name: string) => `${name} (the organisation's)`;
  const variants: Record<string, Variant> = {
    my_proposal: { of: "my_proposal", args: proposal },
    submit_proposal: { of: "submit_proposal", args: { ...proposal, expected_revision: 1 } },
    save_proposal_draft: { of: "save_proposal_draft", args: { ...proposal, expected_revision: 1, content: { title: "Bozza", organisationId } } },
    begin_attachment: { of: "begin_attachment", args: proposal },
    remove_attachment: { of: "remove_attachment", args: { attachment_id: values["left_attachment_id"] } },
    open_attachment: { of: "open_attachment", args: { attachment_id: values["left_attachment_id"] } },
    ask_proposal_merge: { of: "ask_proposal_merge", args: proposal },
    my_proposal_audit: { of: "my_proposal_audit", args: proposal },
    revise_topic: { of: "revise_topic", args: { topic_id: values["left_topic_id"], title: "Un tema", why: "Perché serve", expected_revision: 1 } },
    topic_page: { of: "topic_page", args: { number: values["left_topic_number"] } },
    appeal_moderation: { of: "appeal_moderation", args: { decision_id: values["left_decision_id"] } },
    join_conference: { of: "join_conference", args: { content: { organisationId, tavoloIds: [values["tavolo_id"]], mode: "presence", privacyRead: true } } },
  };
  return Object.fromEntries(Object.entries(variants).map(([name, variant]) => [label(name), variant]));
}

function hidden(values: Record<string, unknown>): Record<string, Variant> {
  const number = { number: values["hidden_number"] };
  return Object.fromEntries(["proposal_page", "proposal_versions_page", "correction_form"].map((of) => [`${of} (hidden)`, { of, args: number }]));
}

function lists(): Record<string, Variant> {
  const trail = { list: "audit" };
  return { "export_page (audit)": { of: "export_page", args: trail }, "begin_export (audit)": { of: "begin_export", args: trail } };
}

/** What everybody may see of a text whose draft is not public. */
function publicVersions(): Record<string, Variant> {
  const variants = { section_version: { number: 2 }, version_fingerprint: { number: 2 }, section_comparison: { before: 2, after: 2 } };
  return Object.fromEntries(Object.entries(variants).map(([of, args]) => [`${of} (public)`, { of, args }]));
}
