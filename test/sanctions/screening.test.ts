import { sqlChannel } from '@partner-commons/platform/database';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import { datedAt, importList, list2026, readSource, rosterScreened, withoutRecord } from './lists';

let system: TestSystem;
let screener: Caller;
let officer: Caller;
let listed: { id: string; version: number };
let clean: { id: string; version: number };

const clearanceFields =
  'clearance { status checkedAt listVersions { source version publishedAt confirmedAt isStale } }';
const hitFields = `totalCount edges { node { id score askedName listedName matchedField state openedAt partner { id }
  features { name value detail } subject { source externalId kind names { value kind } } } }`;

const query = async (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

async function addPartner(legalName: string): Promise<{ id: string; version: number }> {
  const { addPartner: partner } = await officer.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id version } }',
    { input: { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'PK' } },
  );
  return partner;
}

async function rename(partner: { id: string; version: number }, legalName: string): Promise<void> {
  const { renamePartner } = await officer.ok(
    'mutation Rename($input: RenamePartnerInput!) { renamePartner(input: $input) { version } }',
    { input: { partnerId: partner.id, legalName, expectedVersion: partner.version } },
  );
  partner.version = renamePartner.version;
}

async function clearanceOf(id: string, caller = officer) {
  const { partner } = await caller.ok(`query Read($id: ID!) { partner(id: $id) { ${clearanceFields} } }`, { id });
  return partner.clearance;
}

const eventuallyStatus = (id: string, status: string) =>
  eventually(async () => {
    const clearance = await clearanceOf(id);
    if (clearance.status !== status) throw new Error(`${clearance.status} instead of ${status}`);
    return clearance;
  });

async function hitsOf(partnerId: string, state?: string) {
  const { hits } = await screener.ok(`query Hits($filter: HitFilter!) { hits(filter: $filter) { ${hitFields} } }`, {
    filter: { partnerId, state },
  });
  return hits.edges.map(({ node }: { node: object }) => node);
}

beforeAll(async () => {
  system = await startTestSystem();
  screener = await system.as('UNICEF', 'screener');
  officer = await system.as('UNHCR', 'officer');
  listed = await addPartner('Al Rashed Trust');
  clean = await addPartner('Baraka Water Trust');
}, 60_000);

afterAll(() => system?.stop());

test('before the first list every partner is UNKNOWN, never null and never CLEAR', async () => {
  await eventually(async () => {
    const [{ known }] = await query('SELECT count(*)::int AS known FROM partner_basis');
    if (known < 3) throw new Error('the feed has not arrived');
  });
  for (const { id } of [listed, clean]) {
    expect(await clearanceOf(id)).toEqual({ status: 'UNKNOWN', checkedAt: null, listVersions: [] });
  }
});

test('an imported list screens everybody, and a slightly different spelling is a hit', async () => {
  await importList(screener, list2026);
  await rosterScreened(screener);
  const { inForce } = await readSource(screener);
  expect(await eventuallyStatus(clean.id, 'CLEAR')).toEqual({
    status: 'CLEAR',
    checkedAt: expect.any(String),
    listVersions: [{ source: 'UNSC', ...inForce }],
  });
  expect(await clearanceOf(listed.id)).toMatchObject({ status: 'HITS_OPEN' });
  const [hit] = await hitsOf(listed.id);
  expect(hit).toMatchObject({
    askedName: 'Al Rashed Trust',
    listedName: expect.stringMatching(/rash[ei]ed|rashid/i),
    matchedField: 'LEGAL_NAME',
    state: 'OPEN',
    partner: { id: listed.id },
    subject: { source: 'UNSC', externalId: 'QDe.005', kind: 'ENTITY' },
  });
  const sum = hit.features.reduce((total: number, { value }: { value: number }) => total + value, 0);
  expect(sum).toBeCloseTo(hit.score, 3);
});

test('a partner that is added later is screened without being asked', async () => {
  const { id } = await addPartner('Clean Wells Society');
  await eventuallyStatus(id, 'CLEAR');
});

test('a new name is screened anew: the hit opens and lapses with it, and the old CLEAR does not outlive the change', async () => {
  const partner = await addPartner('Green Valley Society');
  await eventuallyStatus(partner.id, 'CLEAR');
  await rename(partner, 'Al-Qaida in Iraq');
  await eventuallyStatus(partner.id, 'HITS_OPEN');
  const shown = await query('SELECT trigger FROM screening WHERE partner_id = $1 ORDER BY id', [partner.id]);
  expect(shown.map(({ trigger }) => trigger)).toEqual(['REGISTRATION', 'NAME_CHANGE']);
  // The former name stays screened, so a rename back keeps the hits.
  await rename(partner, 'Green Valley Society');
  await eventually(async () => {
    const [hit] = await hitsOf(partner.id, 'OPEN');
    expect(hit.matchedField).toBe('FORMER_NAME');
  });
});

test('a clearance that was given for other names is shown as UNKNOWN', async () => {
  await query(`UPDATE partner_basis SET basis_hash = 'changed' WHERE partner_id = $1`, [clean.id]);
  expect(await clearanceOf(clean.id)).toMatchObject({ status: 'UNKNOWN' });
  await query(
    'UPDATE partner_basis b SET basis_hash = c.basis_hash FROM clearance c WHERE c.partner_id = b.partner_id AND c.partner_id = $1',
    [clean.id],
  );
  expect(await clearanceOf(clean.id)).toMatchObject({ status: 'CLEAR' });
});

test('de-listing closes the hit with a trail, and only those are told whose status changed', async () => {
  const position = async () => (await query('SELECT max(id)::bigint AS id FROM outbox_event'))[0].id;
  const before = await position();
  await importList(screener, withoutRecord(datedAt(list2026, '2026-03-01T00:00:00Z'), 'QDe.005'));
  await rosterScreened(screener);
  expect(await clearanceOf(listed.id)).toMatchObject({ status: 'CLEAR' });
  expect(await hitsOf(listed.id, 'OPEN')).toEqual([]);
  expect(await hitsOf(listed.id)).toMatchObject([{ state: 'OBSOLETE', subject: { externalId: 'QDe.005' } }]);
  const events = await query('SELECT type, subject FROM outbox_event WHERE id > $1 ORDER BY id', [before]);
  expect(events).toEqual([
    { type: 'sanctions.clearance-changed', subject: listed.id },
    { type: 'sanctions.lists-confirmed', subject: 'lists' },
  ]);
});

test('a listing that comes back is a new hit beside the old one', async () => {
  await importList(screener, datedAt(list2026, '2026-03-02T00:00:00Z'));
  await rosterScreened(screener);
  await eventuallyStatus(listed.id, 'HITS_OPEN');
  expect((await hitsOf(listed.id)).map(({ state }: { state: string }) => state)).toEqual(['OPEN', 'OBSOLETE']);
});

test('every screening cites exactly one version of each list, and the partners cite the same', async () => {
  const [{ odd }] = await query(
    `SELECT count(*)::int AS odd FROM screening WHERE jsonb_array_length(list_versions) <> 1 OR scorer_version = ''`,
  );
  expect(odd).toBe(0);
  const [{ sets }] = await query('SELECT count(DISTINCT snapshots)::int AS sets FROM clearance');
  expect(sets).toBe(1);
});

test('a confirmed list is told without a change of any clearance', async () => {
  const before = await readSource(screener);
  const [{ last }] = await query('SELECT max(id)::bigint AS last FROM outbox_event');
  await importList(screener, datedAt(list2026, '2026-03-02T00:00:00Z'));
  const events = await eventually(async () => {
    const rows = await query('SELECT type, data FROM outbox_event WHERE id > $1', [last]);
    if (rows.length === 0) throw new Error('nothing told yet');
    return rows;
  });
  expect(events).toEqual([
    {
      type: 'sanctions.lists-confirmed',
      data: {
        sources: [
          expect.objectContaining({
            source: 'UNSC',
            binding: 'MANDATORY',
            maxAgeHours: 24,
            version: before.inForce?.version,
            publishedAt: before.inForce?.publishedAt,
          }),
        ],
      },
    },
  ]);
});

test('a list that was retrieved too long ago is shown as stale, and no decision is made on it (L10)', async () => {
  const retrievedAt = new Date(Date.now() - 25 * 3_600_000).toISOString();
  await importList(screener, datedAt(list2026, '2026-03-03T00:00:00Z'), retrievedAt);
  await rosterScreened(screener);
  expect(await readSource(screener)).toMatchObject({ isStale: true, inForce: { confirmedAt: retrievedAt } });
  expect((await clearanceOf(clean.id)).listVersions).toMatchObject([{ source: 'UNSC', isStale: true }]);
  await eventually(async () => {
    const { eligibility } = await officer.ok(
      'query Ask($id: ID!) { eligibility(partnerId: $id, agency: "UNHCR", purpose: APPLY) { eligible blockers { code } } }',
      { id: clean.id },
    );
    expect(eligibility.eligible).toBe(false);
    expect(eligibility.blockers).toContainEqual({ code: 'CLEARANCE_STALE' });
  });
});

describe('who learns what', () => {
  test('a partner learns neither its clearance nor that there are hits', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const own = searchPartners.edges[0].node.id;
    const { data, errors } = await director.ask(
      'query Read($id: ID!) { partner(id: $id) { legalName clearance { status } } }',
      { id: own },
    );
    expect(data.partner).toEqual({ legalName: expect.any(String), clearance: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['partner', 'clearance'], 'FORBIDDEN'],
    ]);
    expect(await director.refusal('{ hits { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test.each([
    ['UNHCR', 'officer'],
    ['UNHCR', 'auditor'],
    ['WFP', 'reader'],
  ])('%s %s sees the clearance but no hit', async (agency, subject) => {
    const caller = await system.as(agency, subject);
    expect(await clearanceOf(listed.id, caller)).toMatchObject({ status: 'HITS_OPEN' });
    expect(await caller.refusal('{ hits { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await caller.refusal(`{ hit(id: "${listed.id}") { id } }`)).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('without a token nothing is seen', async () => {
    expect(await system.anybody.refusal('{ hits { totalCount } }')).toBe('UNAUTHENTICATED');
    expect(await system.anybody.refusal('{ listSources { code } }')).toBe('UNAUTHENTICATED');
  });

  test('each look at hits is in the audit record, with the ids that were seen', async () => {
    const [hit] = await hitsOf(listed.id);
    await screener.ok('query Read($id: ID!) { hit(id: $id) { score } }', { id: hit.id });
    const records = await query(
      `SELECT action, object_id AS id, detail FROM audit_event WHERE object_type = 'Hit' ORDER BY at DESC LIMIT 2`,
    );
    expect(records).toEqual([
      { action: 'hit', id: hit.id, detail: null },
      { action: 'hits', id: null, detail: { partnerId: listed.id, ids: expect.arrayContaining([hit.id]) } },
    ]);
  });

  test('the database itself shows hits to nobody without a viewer who may see them', async () => {
    const asViewer = (viewer: object | null) =>
      withClient(system.databases.sanctions.appUrl, async (client) => {
        await client.query('BEGIN');
        if (viewer) await client.query(`SELECT set_config('commons.viewer', $1, true)`, [JSON.stringify(viewer)]);
        return (await client.query('SELECT id FROM hit')).rowCount;
      });
    const staff = { kind: 'AGENCY', agency: 'UNICEF', roles: [{ role: 'READER', office: null }] };
    await expect(asViewer(null)).rejects.toThrow(/no viewer/);
    expect(await asViewer(staff)).toBe(0);
    expect(await asViewer({ ...staff, roles: [{ role: 'SANCTIONS_SCREENER', office: null }] })).toBeGreaterThan(0);
    const partner = { kind: 'PARTNER', agency: null, roles: [{ role: 'SANCTIONS_SCREENER', office: null }] };
    expect(await asViewer(partner)).toBe(0);
    await withClient(system.databases.sanctions.appUrl, async (client) => {
      for (const sql of ['SELECT names FROM partner_basis', 'SELECT * FROM screening', 'DELETE FROM hit']) {
        await expect(client.query(sql)).rejects.toThrow(/permission denied/);
      }
    });
  });
});

test('the clearances of a page of partners cost two statements', async () => {
  const statements: string[] = [];
  const listen = (message: unknown) => {
    const name = /^\s*\/\* ((Clearance|ListSource)Repository\S*) \*\//.exec((message as { sql: string }).sql)?.[1];
    if (name) statements.push(name);
  };
  sqlChannel.subscribe(listen);
  try {
    await officer.ok(`{ searchPartners(first: 50) { edges { node { id ${clearanceFields} } } } }`);
  } finally {
    sqlChannel.unsubscribe(listen);
  }
  expect(statements.filter((name) => !/lock/.test(name)).sort()).toEqual([
    'ClearanceRepository.findByPartners',
    'ListSourceRepository.findVersions',
  ]);
});
