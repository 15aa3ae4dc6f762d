import { newId } from '@partner-commons/platform/id';
import { publicViewer } from '@partner-commons/platform/viewer';
import { putRegistration } from '../registry/registered-partner';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addListed,
  addPartner,
  addPerson,
  adjudicate,
  blockersOf,
  decideTogether,
  decision,
  eventuallyStatus,
  hitsOf,
  onlyHit,
  statusOf,
} from './hits';
import { InventedVersions, importReleased, rosterScreened, withoutRecord } from './lists';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let colleague: Caller;
let adjudicator: Caller;
let versions: InventedVersions;

const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

const listedPartner = (name: string) => addListed(officer, screener, name);

async function rename({ id }: { id: string }, legalName: string): Promise<void> {
  const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { version } }', { id });
  await officer.ok('mutation Rename($input: RenamePartnerInput!) { renamePartner(input: $input) { version } }', {
    input: { partnerId: id, legalName, expectedVersion: partner.version },
  });
}

/** By hand, since a new version of a list asks only for those whom its changes touch. */
const screen = (id: string) =>
  screener.ok('mutation ($id: ID!) { screenPartner(input: { partnerId: $id }) { id } }', { id });

/** The jobs and screenings that an act of ours set off have run: then "nothing changed" means something. */
const screenedAgain = async (partnerId: string, act: () => Promise<unknown>) => {
  const count = async () =>
    (await query('SELECT count(*)::int AS n FROM screening WHERE partner_id = $1', [partnerId]))[0].n;
  const before = await count();
  await act();
  await eventually(async () => {
    if ((await count()) === before) throw new Error('not screened yet');
  });
};

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  screener = await system.as('UNICEF', 'screener');
  colleague = await system.as('UNICEF', 'adjudicator');
  adjudicator = await system.as('WFP', 'adjudicator');
  versions = new InventedVersions(screener, adjudicator);
  await importReleased(screener, adjudicator, versions.list);
  await rosterScreened(screener);
});

afterAll(() => system?.stop());

describe('a false positive on a mandatory list (4.a, step 9; S-INV-2)', () => {
  let partnerId: string;

  beforeAll(async () => {
    ({ id: partnerId } = await addPartner(officer, 'Banadir Wells Cooperative'));
    await putRegistration(system, partnerId, 'DOCUMENTS_REQUESTED');
    await addPerson(officer, partnerId, { fullName: 'Hassan Ali', birthYear: 1988, nationality: 'SO' });
    await eventuallyStatus(officer, partnerId, 'HITS_OPEN');
  });

  test('takes reasons, the version that was looked at, and one of the two roles', async () => {
    const hit = await onlyHit(screener, partnerId);
    const refusal = (caller: Caller, more: object) => caller.refusal(adjudicate, decision(hit, 'FALSE_POSITIVE', more));
    expect(await refusal(screener, { reasoning: 'no' })).toBe('INVALID_INPUT');
    expect(await refusal(screener, { reasoning: ' '.repeat(50) })).toBe('INVALID_INPUT');
    expect(await refusal(screener, { expectedVersion: 7 })).toBe('CONFLICT / VERSION_CONFLICT');
    expect(await refusal(screener, { hitId: newId() })).toBe('NOT_FOUND');
    expect(await refusal(screener, { hitId: 'no id' })).toBe('NOT_FOUND');
    expect(await refusal(screener, { evidence: [{}] })).toBe('INVALID_INPUT');
    expect(await refusal(screener, { evidence: [{ fileId: newId() }] })).toBe('NOT_FOUND');
    expect(await refusal(officer, {})).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await onlyHit(screener, partnerId)).toMatchObject({ state: 'OPEN', decisions: [] });
  });

  test('is proposed by one and decided by another', async () => {
    const hit = await onlyHit(screener, partnerId);
    const evidence = [{ text: 'Passport SO-123, seen by the office in Mogadishu' }];
    const { adjudicateHit: proposed } = await screener.ok(adjudicate, decision(hit, 'FALSE_POSITIVE', { evidence }));
    expect(proposed).toMatchObject({ state: 'PROPOSED_FALSE_POSITIVE', version: 2, closedAt: null });
    expect(await statusOf(officer, partnerId)).toBe('HITS_OPEN');
    for (const verdict of ['FALSE_POSITIVE', 'CONFIRMED']) {
      expect(await screener.refusal(adjudicate, decision(proposed, verdict))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    }
    const { adjudicateHit: decided } = await adjudicator.ok(adjudicate, decision(proposed, 'FALSE_POSITIVE'));
    expect(decided).toMatchObject({ state: 'FALSE_POSITIVE', version: 3, closedAt: expect.any(String) });
    expect(await onlyHit(screener, partnerId)).toMatchObject({
      askedName: 'Hassan Ali',
      decisions: [
        { outcome: 'PROPOSED_FALSE_POSITIVE', agency: 'UNICEF', evidence: [{ ...evidence[0], fileId: null }] },
        { outcome: 'FALSE_POSITIVE', agency: 'WFP', reasoning: 'birth year 1988 v 1961; other province' },
      ],
    });
    expect(await colleague.refusal(adjudicate, decision(decided, 'CONFIRMED'))).toBe('CONFLICT / INVALID_STATE');
  });

  test('makes the partner clear, here and in registry', async () => {
    await eventuallyStatus(officer, partnerId, 'CLEAR');
    await eventually(async () => expect(await blockersOf(officer, partnerId)).not.toContain('HITS_OPEN'));
  });

  test('is told with those who decided, before the clearance that follows from it', async () => {
    const events = await query(
      `SELECT type, audience, data FROM outbox_event WHERE subject = $1 AND type LIKE 'sanctions.%' ORDER BY id DESC LIMIT 2`,
      [partnerId],
    );
    expect(events).toMatchObject([
      { type: 'sanctions.clearance-changed', data: { partnerId, status: 'CLEAR' } },
      {
        type: 'sanctions.hit-adjudicated',
        audience: 'INTERNAL',
        data: {
          partnerId,
          outcome: 'FALSE_POSITIVE',
          deciders: [expect.stringMatching(/unicef.*#screener$/), expect.stringMatching(/wfp.*#adjudicator$/)],
          decidedAt: expect.any(String),
        },
      },
    ]);
  });

  test('keeps its reasons to those who may see the hit: sealed in the database, and not in the audit record', async () => {
    for (const table of ['hit', 'hit_decision', 'audit_event', 'outbox_event']) {
      const rows = await query(`SELECT row_to_json(t)::text AS text FROM ${table} t`);
      expect(rows.filter(({ text }) => /province|passport/i.test(text))).toEqual([]);
    }
    const records = await query(
      `SELECT object_type, detail FROM audit_event WHERE action = 'adjudicateHit' AND outcome = 'DONE' ORDER BY at`,
    );
    expect(records).toMatchObject([
      { object_type: 'Hit', detail: { partnerId, outcome: 'PROPOSED_FALSE_POSITIVE', previous: 'OPEN' } },
      { object_type: 'Hit', detail: { partnerId, outcome: 'FALSE_POSITIVE', previous: 'PROPOSED_FALSE_POSITIVE' } },
    ]);
  });
});

describe('the memory of decisions (S-INV-3, L13)', () => {
  let partner: Awaited<ReturnType<typeof listedPartner>>;

  beforeAll(async () => {
    partner = await listedPartner('Zarqun Relief Foundation Berbera');
    await decideTogether([screener, adjudicator], partner.hit, 'FALSE_POSITIVE');
    await eventuallyStatus(officer, partner.id, 'CLEAR');
  });

  test('the next import of unchanged entries opens nothing', async () => {
    await versions.publish(versions.list.replace('HARAMKA TRADING', 'HARAMKA GENERAL TRADING'));
    await screenedAgain(partner.id, () => screen(partner.id));
    expect(await statusOf(officer, partner.id)).toBe('CLEAR');
    expect(await hitsOf(screener, partner.id)).toMatchObject([{ state: 'FALSE_POSITIVE' }]);
  });

  test('a signed declaration, which asks for a screening of its own, opens nothing', async () => {
    // The basis changes with it, and no name does.
    await query(`UPDATE partner_basis SET basis_hash = 'signed' WHERE partner_id = $1`, [partner.id]);
    await screenedAgain(partner.id, () => screen(partner.id));
    expect(await statusOf(officer, partner.id)).toBe('CLEAR');
  });

  test('an alias that the list adds opens a new hit, with the reason', async () => {
    await versions.publish(versions.list.replace('Zarqun Charity', 'Zarqun Aid'));
    await eventuallyStatus(officer, partner.id, 'HITS_OPEN');
    expect(await hitsOf(screener, partner.id)).toMatchObject([
      { state: 'OPEN', openedBecause: 'LISTING_CHANGED', decisions: [] },
      { state: 'FALSE_POSITIVE', decisions: [{}, {}] },
    ]);
    await decideTogether([screener, adjudicator], await onlyHit(screener, partner.id, 'OPEN'), 'FALSE_POSITIVE');
    await eventuallyStatus(officer, partner.id, 'CLEAR');
  });

  test('a name that the partner adds opens a new hit, with the reason', async () => {
    await rename(partner, 'Zarqun Relief Foundation Burao');
    await eventuallyStatus(officer, partner.id, 'HITS_OPEN');
    expect((await hitsOf(screener, partner.id))[0]).toMatchObject({ state: 'OPEN', openedBecause: 'PARTNER_CHANGED' });
  });

  test('a proposal that was made about other facts goes back to review', async () => {
    const open = await onlyHit(screener, partner.id, 'OPEN');
    const { adjudicateHit: proposed } = await screener.ok(adjudicate, decision(open, 'FALSE_POSITIVE'));
    await versions.publish(versions.list.replace('Zarqun Aid', 'Zarqun Mercy'));
    await eventually(async () => {
      const { state, version } = await onlyHit(screener, partner.id, 'IN_REVIEW');
      expect([state, version]).toEqual(['IN_REVIEW', proposed.version + 1]);
    });
    expect(await adjudicator.refusal(adjudicate, decision(proposed, 'FALSE_POSITIVE'))).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
  });
});

describe('two who differ', () => {
  test('send the hit back to review, and both decisions stay', async () => {
    const { id, hit } = await listedPartner('Zarqun Relief Foundation Kismayo');
    const { adjudicateHit: proposed } = await screener.ok(adjudicate, decision(hit, 'FALSE_POSITIVE'));
    const { adjudicateHit: back } = await adjudicator.ok(adjudicate, decision(proposed, 'CONFIRMED'));
    expect(back).toMatchObject({
      state: 'IN_REVIEW',
      decisions: [
        { decision: 'FALSE_POSITIVE', outcome: 'PROPOSED_FALSE_POSITIVE' },
        { decision: 'CONFIRMED', outcome: 'IN_REVIEW' },
      ],
    });
    expect(await statusOf(officer, id)).toBe('HITS_OPEN');
    // Whoever disagreed may propose in turn; then somebody else decides.
    const { adjudicateHit: again } = await adjudicator.ok(adjudicate, decision(back, 'CONFIRMED'));
    expect(again.state).toBe('PROPOSED_CONFIRMED');
  });
});

describe('a confirmed match (S-INV-1, S-INV-2)', () => {
  let partner: Awaited<ReturnType<typeof listedPartner>>;

  test('takes two people of different units', async () => {
    partner = await listedPartner('Haramka General Trading Company');
    const { adjudicateHit: proposed } = await screener.ok(adjudicate, decision(partner.hit, 'CONFIRMED'));
    expect(await colleague.refusal(adjudicate, decision(proposed, 'CONFIRMED'))).toBe(
      'FORBIDDEN / SEGREGATION_OF_DUTIES',
    );
    const { adjudicateHit: decided } = await adjudicator.ok(adjudicate, decision(proposed, 'CONFIRMED'));
    expect(decided).toMatchObject({ state: 'CONFIRMED', closedAt: expect.any(String) });
  });

  test('blocks the partner, also in registry', async () => {
    await eventuallyStatus(officer, partner.id, 'BLOCKED');
    await eventually(async () => expect(await blockersOf(officer, partner.id)).toContain('BLOCKED'));
  });

  test('is not escaped by another name', async () => {
    await screenedAgain(partner.id, () => rename(partner, 'Blue Lake Fishers'));
    expect(await statusOf(officer, partner.id)).toBe('BLOCKED');
    expect(await onlyHit(screener, partner.id)).toMatchObject({ state: 'CONFIRMED' });
  });

  test('is not escaped by a merge: it blocks the survivor as long as the two are one', async () => {
    const { id: survivorId } = await addPartner(officer, 'Green Valley Fishers');
    await eventuallyStatus(officer, survivorId, 'CLEAR');
    // As the consumer of registry's merges writes it.
    await query('INSERT INTO partner_redirect (old_id, survivor_id) VALUES ($1, $2)', [partner.id, survivorId]);
    await screen(survivorId);
    await eventuallyStatus(officer, survivorId, 'BLOCKED');
    expect(await onlyHit(screener, survivorId, 'CONFIRMED')).toMatchObject({ id: partner.hit.id });
    await query('DELETE FROM partner_redirect');
    await screen(survivorId);
    await eventuallyStatus(officer, survivorId, 'CLEAR');
    expect(await statusOf(officer, partner.id)).toBe('BLOCKED');
  });

  test('ends when the party is de-listed, and stays in the history', async () => {
    await versions.publish(withoutRecord(versions.list, 'SOe.905'));
    await eventuallyStatus(officer, partner.id, 'CLEAR');
    expect(await onlyHit(screener, partner.id)).toMatchObject({ state: 'OBSOLETE', decisions: [{}, {}] });
  });

  test('by a low-quality alias alone lacks evidence (S-INV-13); a file is evidence, and each link to it is recorded', async () => {
    const { hit } = await listedPartner('The Tent');
    const { errors } = await screener.ask(adjudicate, decision(hit, 'CONFIRMED'));
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'MISSING_REQUIREMENT', rule: 'S-INV-13' });
    const bytes = Buffer.from('%PDF-1.7 report');
    const fileId = await screener.send('Sanctions', { kind: 'HIT_EVIDENCE', name: 'report.pdf', bytes });
    const { adjudicateHit } = await screener.ok(adjudicate, decision(hit, 'CONFIRMED', { evidence: [{ fileId }] }));
    expect(adjudicateHit.state).toBe('PROPOSED_CONFIRMED');
    const read = await adjudicator.ok('query ($id: ID!) { hit(id: $id) { decisions { evidence { fileId url } } } }', {
      id: hit.id,
    });
    const [{ url }] = read.hit.decisions[0].evidence;
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
    const looks = await query(`SELECT agency, object_id FROM audit_event WHERE action = 'HitEvidence.url'`);
    expect(looks).toEqual([{ agency: 'WFP', object_id: fileId }]);
  });

  test("another agency's file is no evidence of mine", async () => {
    const { hit } = await listedPartner('Zarqun Relief Foundation Garowe');
    const bytes = Buffer.from('%PDF-1.7 other');
    const fileId = await screener.send('Sanctions', { kind: 'HIT_EVIDENCE', name: 'other.pdf', bytes });
    expect(await adjudicator.refusal(adjudicate, decision(hit, 'CONFIRMED', { evidence: [{ fileId }] }))).toBe(
      'NOT_FOUND',
    );
  });
});

test('of two who decide at once, one learns that the other was faster', async () => {
  const { hit } = await listedPartner('Zarqun Relief Foundation Hargeisa');
  const answers = await Promise.all(
    [screener, colleague, adjudicator].map((caller) => caller.ask(adjudicate, decision(hit, 'FALSE_POSITIVE'))),
  );
  const reasons = answers.map(({ errors }) => errors?.[0]?.extensions.reason ?? 'DONE').sort();
  expect(reasons).toEqual(['DONE', 'VERSION_CONFLICT', 'VERSION_CONFLICT']);
});

describe('the database as the second wall', () => {
  const viewer = {
    ...publicViewer,
    kind: 'AGENCY',
    agency: 'WFP',
    subject: 'wfp#adjudicator',
    roles: [{ role: 'SANCTIONS_ADJUDICATOR', office: null }],
  };
  const asApp = (sql: string, parameters: unknown[] = [], as: object = viewer) =>
    withClient(system.databases.sanctions.appUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('commons.viewer', $1, true)`, [JSON.stringify(as)]);
      return client.query(sql, parameters);
    });

  test.each([
    "UPDATE hit_decision SET decider = 'x'",
    'DELETE FROM hit_decision',
    "UPDATE clearance SET status = 'CLEAR'",
    "UPDATE hit SET facts_hash = 'x'",
    "INSERT INTO clearance (partner_id, status) VALUES (gen_random_uuid(), 'UNKNOWN')",
  ])('a request cannot: %s', async (sql) => {
    await expect(asApp(sql)).rejects.toThrow(/permission denied/);
  });

  test('a request moves a hit only where a decision of its viewer says, and decides in nobody else’s name', async () => {
    await expect(
      asApp(`UPDATE hit SET state = 'FALSE_POSITIVE', closed_at = now() WHERE state = 'OPEN'`),
    ).rejects.toThrow(/row-level security/);
    const [{ id }] = await query(`SELECT id FROM hit WHERE state = 'OPEN' LIMIT 1`);
    const insert = `INSERT INTO hit_decision (id, hit_id, decision, outcome, grounds, decider, agency, offices, facts_hash,
      screening_hash, decided_at) VALUES ($1, $2, 'CONFIRMED', 'CONFIRMED', '', $3, $4, '{}', '', '', now())`;
    await expect(asApp(insert, [newId(), id, 'unicef#other', 'WFP'])).rejects.toThrow(/row-level security/);
    await expect(asApp(insert, [newId(), id, viewer.subject, 'UNICEF'])).rejects.toThrow(/row-level security/);
    const reader = { ...viewer, roles: [{ role: 'READER', office: null }] };
    await expect(asApp(insert, [newId(), id, viewer.subject, 'WFP'], reader)).rejects.toThrow(/row-level security/);
    expect((await asApp('SELECT id FROM hit_decision', [], reader)).rowCount).toBe(0);
  });
});

test('a partner learns of no hit and decides nothing', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  expect(await director.refusal('{ hits { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await director.refusal(adjudicate, decision({ id: newId(), version: 1 }, 'FALSE_POSITIVE'))).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
});

test.each([1, 2, 50])('a page of %i hits with their decisions: page, count, record, decisions', async (first) => {
  await expectSql(4, () =>
    screener.ok(
      'query ($first: Int!) { hits(first: $first) { totalCount edges { node { id decisions { reasoning } } } } }',
      {
        first,
      },
    ),
  );
});
