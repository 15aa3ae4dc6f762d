import type { Answer, Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

const addPartner = 'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id version } }';
const rename = 'mutation Rename($input: RenamePartnerInput!) { renamePartner(input: $input) { legalName version } }';
const read = 'query Read($id: ID!) { partner(id: $id) { legalName version names { value kind } } }';

describe('I01: edits of the same version at once', () => {
  let system: TestSystem;
  let officer: Caller;

  beforeAll(async () => {
    system = await startTestSystem();
    officer = await system.as('UNHCR', 'officer');
  });

  afterAll(() => system?.stop());

  test.each([2, 3, 5, 10, 20, 50])('of %i one takes effect, the others learn the version in force', async (editors) => {
    const input = { legalName: 'As it was', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' };
    const { addPartner: partner } = await eventually(() => officer.ok(addPartner, { input }));
    expect(partner.version).toBe(1);

    const answers = await Promise.all(
      Array.from({ length: editors }, (_, number) =>
        officer.ask(rename, { input: { partnerId: partner.id, legalName: `Edit ${number}`, expectedVersion: 1 } }),
      ),
    );

    const [won, ...others] = answers.filter(({ errors }) => !errors);
    expect(others).toEqual([]);
    const refused = answers.filter(({ errors }) => errors);
    expect(refused.map(conflictOf)).toEqual(
      Array(editors - 1).fill(['CONFLICT', 'VERSION_CONFLICT', { currentVersion: 2 }]),
    );
    const { partner: now } = await officer.ok(read, { id: partner.id });
    expect({ legalName: now.legalName, version: now.version }).toEqual(won?.data.renamePartner);
    expect(now.names).toEqual([
      { value: 'As it was', kind: 'FORMER' },
      { value: now.legalName, kind: 'LEGAL' },
    ]);

    const again = { partnerId: partner.id, legalName: 'Read again', expectedVersion: 2 };
    expect((await officer.ok(rename, { input: again })).renamePartner.version).toBe(3);
  });
});

function conflictOf({ errors }: Answer): unknown[] {
  const { code, reason, facts } = errors?.[0]?.extensions ?? {};
  return [code, reason, facts];
}
