import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

const addPartner = `mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }`;
const list = `query List($first: Int!) { searchPartners(first: $first) { totalCount edges { node { legalName names { value } } } } }`;
const listWithClearance = `query List($first: Int!) {
  searchPartners(first: $first) { edges { node { legalName clearance { status checkedAt listVersions { version } } } } }
}`;

describe('statements per request', () => {
  let system: TestSystem;
  let officer: Caller;

  beforeAll(async () => {
    system = await startTestSystem();
    officer = await system.as('UNHCR', 'officer');
    for (let number = 0; number < 30; number++) {
      const input = { legalName: `Budget ${number}`, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' };
      await eventually(() => officer.ok(addPartner, { input }));
    }
  });

  afterAll(() => system?.stop());

  const sizeOf = (data: { searchPartners: { edges: unknown[] } }) => data.searchPartners.edges.length;

  test.each([
    [1, 1],
    [10, 10],
    [100, 31],
  ])('a page of %i partners with their names: the page, its count, the names', async (first, size) => {
    expect(sizeOf(await expectSql(3, () => officer.ok(list, { first })))).toBe(size);
  });

  test.each([
    [1, 1],
    [10, 10],
    [100, 31],
  ])(
    'a page of %i partners with their clearance of another service, before any list: one statement there',
    async (first, size) => {
      expect(sizeOf(await expectSql(3, () => officer.ok(listWithClearance, { first })))).toBe(size);
    },
  );

  test('a budget that is broken names the statements', async () => {
    await expect(expectSql(2, () => officer.ok(list, { first: 5 }))).rejects.toThrow(
      /3 statements instead of 2:\n.*RosterSearchRepository\.\w+/,
    );
  });
});
