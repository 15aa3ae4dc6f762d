import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import { datedAt, judged, list2026, rosterScreened, send, startImport, withoutRecord } from './lists';

jest.setTimeout(120_000);

let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem();
}, 60_000);

afterAll(() => system?.stop());

const query = async (sql: string) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql)).rows);

const clearances = 'SELECT partner_id, status, basis_hash FROM clearance ORDER BY partner_id';

test('partners that are renamed while lists come and go end where a single screening would put them (L07)', async () => {
  const screener = await system.as('UNICEF', 'screener');
  const officer = await system.as('UNHCR', 'officer');
  const partners: { id: string; version: number }[] = [];
  for (let place = 0; place < 10; place += 1) {
    const { addPartner } = await officer.ok(
      'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id version } }',
      { input: { legalName: `Baraka Water ${place}`, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'PK' } },
    );
    partners.push(addPartner);
  }
  let areListsDone = false;
  const renaming = (async () => {
    for (let turn = 0; !areListsDone; turn += 1) {
      const partner = partners[turn % partners.length];
      if (!partner) continue;
      const { renamePartner } = await officer.ok(
        'mutation Rename($input: RenamePartnerInput!) { renamePartner(input: $input) { version } }',
        {
          input: {
            partnerId: partner.id,
            legalName: turn % 3 === 0 ? 'Al Rashed Trust' : `Baraka Wells ${turn}`,
            expectedVersion: partner.version,
          },
        },
      );
      partner.version = renamePartner.version;
    }
  })();
  const snapshots: string[] = [];
  for (let day = 1; day <= 6; day += 1) {
    const list = datedAt(list2026, `2026-04-0${day}T00:00:00Z`);
    // The last version is without the entry, so no hit on it may be left.
    snapshots.push(await startImport(screener, await send(screener, day % 2 ? list : withoutRecord(list, 'QDe.005'))));
  }
  for (const id of snapshots) expect((await judged(screener, id)).state).toMatch(/IN_FORCE|SUPERSEDED|REFUSED/);
  areListsDone = true;
  await renaming;
  await rosterScreened(screener);
  await eventually(async () => {
    const [{ behind }] =
      await query(`SELECT count(*)::int AS behind FROM partner_basis b JOIN clearance c USING (partner_id)
      WHERE b.basis_hash IS DISTINCT FROM c.basis_hash`);
    if (behind > 0) throw new Error(`${behind} partners are not screened yet`);
  }, 30_000);

  const [facts] = await query(`SELECT
    (SELECT count(DISTINCT snapshots)::int FROM clearance) AS versions,
    (SELECT count(*)::int FROM screening WHERE jsonb_array_length(list_versions) <> 1) AS mixed,
    (SELECT count(*)::int FROM clearance c WHERE (c.status = 'HITS_OPEN')
       <> EXISTS (SELECT FROM hit h WHERE h.partner_id = c.partner_id AND h.closed_at IS NULL)) AS contradicting,
    (SELECT count(*)::int FROM hit h JOIN listed_subject s ON s.id = h.subject_id
     WHERE h.closed_at IS NULL AND s.delisted_at IS NOT NULL) AS "onDelisted"`);
  expect(facts).toEqual({ versions: 1, mixed: 0, contradicting: 0, onDelisted: 0 });
  const ours = await query(clearances);
  await eventually(() =>
    withClient(system.databases.registry.adminUrl, async (client) => {
      expect((await client.query(clearances)).rows).toEqual(ours);
    }),
  );
});
