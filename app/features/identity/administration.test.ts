import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { createDistrict, nameOfficeHead } from "./administration.commands.server.ts";
import { listDistrictsForAdmin } from "./administration.queries.server.ts";
import { NewDistrictSchema } from "./administration.schema.ts";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
});
afterAll(() => database.close());

const typed = { name: "PLUS Alghero", slug: "alghero", numberPrefix: "al", leadBody: "Comune di Alghero", municipalities: "A192;Alghero;07041\r\n\r\n g156 ; Osilo ;\n" };

describe("making a district", () => {
  it("[IDN-11] the administrator makes it with its municipalities, known and new, and names its head", async () => {
    const { administrator, stranger } = world.people;
    const id = await createDistrict(administrator.db, NewDistrictSchema.parse(typed));
    await nameOfficeHead(administrator.db, { districtId: id, email: stranger.email });
    const districts = await listDistrictsForAdmin(administrator.db);
    expect(districts.find((district) => district.id === id)).toEqual({ id, slug: "alghero", name: "PLUS Alghero", numberPrefix: "AL", municipalities: 2, heads: [stranger.email] });
    const rows = await database.sql`
      select m.cadastral_code, m.name, m.postal_code from public.district_municipalities d join public.municipalities m on m.id = d.municipality_id
      where d.district_id = ${id} order by 1`;
    expect(rows).toEqual([{ cadastral_code: "A192", name: "Alghero", postal_code: "07041" }, { cadastral_code: "G156", name: "Osilo", postal_code: null }]);
    const roles = await stranger.db.rpc("my_roles");
    expect(roles.data).toMatchObject({ districtRoles: [{ districtId: id, role: "plan_office_head" }] });
  });

  it("[IDN-11] nobody else finds the administration at all", async () => {
    const input = NewDistrictSchema.parse({ ...typed, slug: "altro", numberPrefix: "ALT" });
    for (const name of ["stranger", "citizen", "delegate", "facilitator", "officeHead", "otherOffice"] as const) {
      const { db } = world.people[name];
      await expect(createDistrict(db, input)).rejects.toMatchObject({ code: "not_found" });
      await expect(listDistrictsForAdmin(db)).rejects.toMatchObject({ code: "not_found" });
    }
    const anonymous = database.databases.asUser(null);
    await expect(createDistrict(anonymous, input)).rejects.toMatchObject({ code: "not_found" });
    const [row] = await database.sql`select count(*)::int as n from public.districts where slug = 'altro'`;
    expect(row).toEqual({ n: 0 });
  });

  it("[IDN-11] being administrator shows nobody's profile and no office's desk", async () => {
    const { administrator } = world.people;
    expect((await administrator.db.from("profiles").select("id")).data).toEqual([{ id: administrator.id }]);
    expect((await administrator.db.from("district_roles").select("person_id")).data).toEqual([]);
    const drafts = await administrator.db.from("proposals").select("id").eq("state", "draft");
    expect(drafts.data).toEqual([]);
  });

  it("a name that is taken is a clear conflict, and nothing is stored half", async () => {
    const { administrator } = world.people;
    await expect(createDistrict(administrator.db, NewDistrictSchema.parse(typed))).rejects.toMatchObject({ code: "district_exists" });
    const wrong = { ...NewDistrictSchema.parse({ ...typed, slug: "mezzo", numberPrefix: "MZ" }), municipalities: [{ cadastralCode: "Z999", name: "Nuovo", postalCode: "" }, { cadastralCode: "no", name: "x", postalCode: "" }] };
    await expect(createDistrict(administrator.db, wrong)).rejects.toMatchObject({ code: "municipalities_invalid" });
    const [row] = await database.sql`select (select count(*)::int from public.municipalities where cadastral_code = 'Z999') as towns, (select count(*)::int from public.districts where slug = 'mezzo') as districts`;
    expect(row).toEqual({ towns: 0, districts: 0 });
  });
});

it.each([
  [{ slug: "Con Spazi" }, "slug", "slug_invalid"],
  [{ slug: "già" }, "slug", "slug_invalid"],
  [{ numberPrefix: "A1" }, "numberPrefix", "prefix_invalid"],
  [{ municipalities: "" }, "municipalities", "municipalities_invalid"],
  [{ municipalities: "Alghero;A192" }, "municipalities", "municipalities_invalid"],
  [{ municipalities: "A192;Alghero;7041" }, "municipalities", "municipalities_invalid"],
])("the form says what is wrong: %j", (change, field, code) => {
  const parsed = NewDistrictSchema.safeParse({ ...typed, ...change });
  expect(parsed.error?.issues[0]).toMatchObject({ path: [field], message: code });
});
