import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { AdesioneInput, DecideAdesioniSchema } from "./adesione.schema.ts";

/**
 * Sends the adesione of a cycle or corrects it: for oneself, for an organisation, or with a new organisation that is registered in
 * the same step. Phase `join_conference`; 409 `page_stale` when it was changed since the page was loaded.
 */
export async function joinConference(db: Db, cycleId: string, input: AdesioneInput): Promise<string> {
  const { tavoloIds, mode, accessNeeds, revision } = input.form;
  const content = { tavoloIds, mode, accessNeeds, privacyRead: true, ...whoJoins(input) };
  return unwrap(await db.rpc("join_conference", { cycle_id: cycleId, content, ...(revision === null ? {} : { expected_revision: revision }) }));
}

/** Takes an adesione back; seats and needs go with it. */
export async function withdrawAdesione(db: Db, adesioneId: string): Promise<void> {
  unwrap(await db.rpc("withdraw_adesione", { adesione_id: adesioneId }));
}

/** Accepts or refuses adesioni that wait; returns how many were decided. Office only. */
export async function decideAdesioni(db: Db, districtId: string, input: z.infer<typeof DecideAdesioniSchema>): Promise<number> {
  return unwrap(await db.rpc("decide_adesioni", { district_id: districtId, adesione_ids: input.adesioneIds, decision: input.decision, reason: input.reason }));
}

/** Whether citizens vote only where their adesione was accepted. Office only. */
export async function setCitizensNeedAdesione(db: Db, cycleId: string, needed: boolean): Promise<void> {
  unwrap(await db.rpc("set_citizens_need_adesione", { cycle_id: cycleId, needed }));
}

function whoJoins(input: AdesioneInput) {
  switch (input.who) {
    case "citizen":
      return { ageDeclared: true };
    case "organisation":
      return { organisationId: input.form.organisationId };
    case "new": {
      const { tavoloIds: _tavoli, mode: _mode, accessNeeds: _needs, privacyRead: _privacy, revision: _revision, ...organisation } = input.form;
      return { organisation };
    }
  }
}
