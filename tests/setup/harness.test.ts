import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());

it("a person's roles come in one call", async () => {
  const { data, error } = await world.people.delegate.db.rpc("my_roles");
  expect(error).toBeNull();
  expect(data).toMatchObject({ displayName: "Delegate", organisations: [{ name: "Cooperativa Prova", kind: "delegate" }] });
});

it("anonymous people read districts and cannot ask for roles", async () => {
  const anonymous = database.databases.asUser(null);
  expect((await anonymous.from("districts").select("slug")).data).toHaveLength(2);
  expect((await anonymous.rpc("my_roles")).error).not.toBeNull();
});
