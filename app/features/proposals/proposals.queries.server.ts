import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { pageSize } from "./proposals.limits.ts";
import {
  ChoicesSchema, type ListFilters, MyProposalSchema, MyProposalsSchema, type MyProposal, type ProposalChoices, ProposalsPageSchema,
} from "./proposals.schema.ts";

/** One page of a district's public proposals with the lists that its filters offer, in one call. */
export async function listProposals(db: Db, districtId: string, filters: ListFilters) {
  const page = unwrap(
    await db.rpc("search_proposals", {
      district_id: districtId,
      page_size: pageSize,
      ...(filters.q === null ? {} : { q: filters.q }),
      ...(filters.tavolo === null ? {} : { tavolo: filters.tavolo }),
      ...(filters.comune === null ? {} : { municipality: filters.comune }),
      ...(filters.stato === null ? {} : { state: filters.stato }),
      ...(filters.dopo === null ? {} : { cursor: filters.dopo }),
    }),
  );
  return ProposalsPageSchema.parse(page);
}

export async function listProposalChoices(db: Db, districtId: string): Promise<ProposalChoices> {
  return ChoicesSchema.parse(unwrap(await db.rpc("proposal_choices", { district_id: districtId })));
}

/** The person's own drafts and proposals in a district, and those of the organisations for which she acts. */
export async function listMyProposals(db: Db, districtId: string) {
  return MyProposalsSchema.parse(unwrap(await db.rpc("my_proposals", { district_id: districtId })));
}

/** One of the person's own proposals, or null: also for what is somebody else's. */
export async function getMyProposal(db: Db, districtId: string, proposalId: string): Promise<MyProposal | null> {
  if (!z.uuid().safeParse(proposalId).success) return null;
  return MyProposalSchema.nullable().parse(unwrap(await db.rpc("my_proposal", { district_id: districtId, proposal_id: proposalId })));
}

export async function requireMyProposal(db: Db, districtId: string, proposalId: string): Promise<MyProposal> {
  const found = await getMyProposal(db, districtId, proposalId);
  if (found === null) throw new AppError("not_found");
  return found;
}
