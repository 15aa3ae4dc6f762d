import { hitsOf } from '../sanctions/hits';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { assignPartnerCode, importList, putDeclaration } from './ready-partner';
import { putRegistration } from './registered-partner';

jest.setTimeout(180_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let admin: Caller;
let second: Caller;
let screener: Caller;
let assessor: Caller;
let steward: Caller;

async function signIn() {
  officer = await system.as('UNHCR', 'officer');
  admin = await system.as('UNHCR', 'admin');
  second = await system.as('UNICEF', 'admin');
  screener = await system.as('UNICEF', 'screener');
  assessor = await system.as('UNICEF', 'assessor');
  steward = await system.as('WFP', 'steward');
}

const owner = <Row>(sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);

/** As the job role, which reads behind row-level security; the owner does not. */
const jobs = (service: 'registry' | 'sanctions', sql: string, values: unknown[]) =>
  withClient(system.databases[service].jobUrl, async (client) => (await client.query(sql, values)).rows);

const add = async (legalName: string, more: object = {}): Promise<string> => {
  const input = { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO', ...more };
  const { addPartner } = await officer.ok('mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }', {
    input,
  });
  return addPartner.id;
};

const mergeFields = `{ id state reason reversibleUntil undoReason mergedId version survivor { id }
  approvedBy { by agency at } fields { field rule before after } enteredAfter { kind what at } }`;
const mutation = (name: string, type: string) =>
  `mutation Step($input: ${type}!) { ${name}(input: $input) ${mergeFields} }`;
const proposeMerge = mutation('proposeMerge', 'ProposeMergeInput');
const approveMerge = mutation('approveMerge', 'DecideMergeInput');
const undoMerge = mutation('undoMerge', 'UndoMergeInput');
const approveMergeUndo = mutation('approveMergeUndo', 'DecideMergeInput');

const proposal = (survivorId: string, mergedId: string, more: object = {}) => ({
  input: { survivorId, mergedId, reason: 'The same statute and the same director.', ...more },
});
const propose = async (survivorId: string, mergedId: string, more: object = {}): Promise<string> =>
  (await admin.ok(proposeMerge, proposal(survivorId, mergedId, more))).proposeMerge.id;
const of = (mergeId: string, more: object = {}) => ({ input: { mergeId, ...more } });

async function merge(survivorId: string, mergedId: string, more: object = {}): Promise<string> {
  const id = await propose(survivorId, mergedId, more);
  await second.ok(approveMerge, of(id));
  return id;
}

async function undo(mergeId: string) {
  await second.ok(undoMerge, of(mergeId, { reason: 'Two directors of one name.' }));
  return (await admin.ok(approveMergeUndo, of(mergeId))).approveMergeUndo;
}

const partnerQuery = `query ($id: ID!) { partner(id: $id) {
  id legalName standing website foundedOn names { value kind } mergedFrom { id uniqueNumber legalName } } }`;
const partnerOf = async (id: string, caller = officer) => (await caller.ok(partnerQuery, { id })).partner;

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
  await importList(system);
});

afterAll(() => system?.stop());

describe('R-INV-11: a merge needs two people', () => {
  test('the proposer cannot approve, whoever else may', async () => {
    const [survivor, merged] = [await add('Segregated One'), await add('Segregated Two')];
    const id = await propose(survivor, merged);
    expect(await admin.refusal(approveMerge, of(id))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await officer.refusal(approveMerge, of(id))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect((await partnerOf(merged)).id).toBe(merged);
    const { approveMerge: done } = await second.ok(approveMerge, of(id));
    expect(done).toMatchObject({ state: 'MERGED', mergedId: merged, survivor: { id: survivor } });
    expect(done.approvedBy.map(({ agency }: { agency: string }) => agency)).toEqual(['UNHCR', 'UNICEF']);
    expect(new Set(done.approvedBy.map(({ by }: { by: string }) => by)).size).toBe(2);
    expect(await second.refusal(approveMerge, of(id))).toBe('CONFLICT / INVALID_STATE');
  });

  test('its undoing needs two people as well', async () => {
    const id = await merge(await add('Undo Needs One'), await add('Undo Needs Two'));
    await second.ok(undoMerge, of(id, { reason: 'A mistake.' }));
    expect(await second.refusal(approveMergeUndo, of(id))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    const declined = await admin.ok(mutation('rejectMergeUndo', 'DecideMergeInput'), of(id));
    expect(declined.rejectMergeUndo).toMatchObject({ state: 'MERGED', undoReason: null });
    expect(await undo(id)).toMatchObject({ state: 'UNDONE' });
  });

  test('the database refuses one person for both', async () => {
    const id = await propose(await add('Wall One'), await add('Wall Two'));
    await expect(
      owner(`UPDATE partner_merge SET state = 'MERGED', decided_by = proposed_by, decided_at = now() WHERE id = $1`, [
        id,
      ]),
    ).rejects.toThrow(/partner_merge_four_eyes_ck/);
  });

  test('a rejected proposal changes nothing and makes room for another', async () => {
    const [survivor, merged] = [await add('Rejected One'), await add('Rejected Two')];
    const id = await propose(survivor, merged);
    expect(await second.refusal(proposeMerge, proposal(survivor, merged))).toBe('CONFLICT / ALREADY_RUNNING');
    await second.ok(mutation('rejectMerge', 'DecideMergeInput'), of(id, { note: 'Different boards.' }));
    expect((await partnerOf(merged)).standing).toBe('PROSPECT');
    await propose(survivor, merged);
  });
});

describe('what is merged leads to the survivor', () => {
  let survivor: string;
  let merged: string;
  let mergeId: string;

  beforeAll(async () => {
    survivor = await add('Gargaar Relief Agency', { website: 'https://gargaar.org' });
    merged = await add('Gargar Relief Agency', {
      website: 'https://gargar.so',
      foundedOn: '2011-05-01',
      otherNames: [{ value: 'جمعية غرغار للإغاثة', kind: 'ALIAS' }],
    });
    mergeId = await merge(survivor, merged, { fieldChoices: [{ field: 'WEBSITE', from: 'MERGED' }] });
  });

  test('by id, with what it came from, and the fields that were taken over', async () => {
    const found = await partnerOf(merged);
    expect(found).toMatchObject({
      id: survivor,
      legalName: 'Gargaar Relief Agency',
      website: 'https://gargar.so',
      foundedOn: '2011-05-01',
      mergedFrom: [{ id: merged, uniqueNumber: null, legalName: 'Gargar Relief Agency' }],
    });
    expect(found.names).toEqual([
      { value: 'Gargaar Relief Agency', kind: 'LEGAL' },
      { value: 'Gargar Relief Agency', kind: 'ALIAS' },
      { value: 'جمعية غرغار للإغاثة', kind: 'ALIAS' },
    ]);
    const { partnerMerge } = await officer.ok(`query ($id: ID!) { partnerMerge(id: $id) ${mergeFields} }`, {
      id: mergeId,
    });
    expect(partnerMerge.fields).toEqual(
      [
        { field: 'FOUNDED_ON', rule: 'FILLED', before: null, after: '2011-05-01' },
        { field: 'WEBSITE', rule: 'CHOSEN', before: 'https://gargaar.org', after: 'https://gargar.so' },
      ]
        .sort((a, b) => (a.field < b.field ? -1 : 1))
        .map((one) => expect.objectContaining(one)),
    );
  });

  test('an old name finds the survivor, once', async () => {
    const search =
      'query ($text: String!) { searchPartners(filter: { text: $text }) { totalCount edges { node { id } } } }';
    for (const text of ['Gargar Relief', 'Gargaar Relief', 'غرغار']) {
      const { searchPartners } = await officer.ok(search, { text });
      expect(searchPartners.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([survivor]);
      expect(searchPartners.totalCount).toBe(1);
    }
  });

  test('as a duplicate candidate too, and never as one of itself', async () => {
    const query = `query Ask($entry: DuplicateEntryInput!) { duplicateCandidates(entry: $entry) { partner { id } } }`;
    const entry = { names: [{ value: 'Gargar Relief Agency', kind: 'LEGAL' }], countryOfOrigin: 'SO' };
    const { duplicateCandidates } = await officer.ok(query, { entry });
    expect(duplicateCandidates.map(({ partner }: { partner: { id: string } }) => partner.id)).toEqual([survivor]);
    const own = await officer.ok('query ($id: ID!) { duplicateCandidates(partnerId: $id) { score } }', { id: merged });
    expect(own.duplicateCandidates).toEqual([]);
    const { duplicateCases } = await officer.ok(
      'query ($id: ID!) { duplicateCases(filter: { partnerId: $id, states: [MERGED] }) { totalCount } }',
      { id: merged },
    );
    expect(duplicateCases.totalCount).toBe(1);
  });

  test('writes to the old id go to the survivor', async () => {
    await officer.ok(
      'mutation ($id: ID!) { addPartnerName(input: { partnerId: $id, value: "GRA Somalia", kind: ALIAS }) { id } }',
      { id: merged },
    );
    const [row] = await owner<{ partner_id: string }>(
      `SELECT partner_id FROM partner_name WHERE value = 'GRA Somalia'`,
    );
    expect(row?.partner_id).toBe(survivor);
  });

  test('the standing of the merged one is CLOSED, with the reason', async () => {
    const rows = await jobs(
      'registry',
      `SELECT p.standing, r.reason FROM partner p
      JOIN standing_change c ON c.partner_id = p.id JOIN standing_reason r ON r.change_id = c.id WHERE p.id = $1`,
      [merged],
    );
    expect(rows).toEqual([{ standing: 'CLOSED', reason: 'MERGED' }]);
  });

  test('references are never rewritten', async () => {
    const rows = await owner<{ count: number }>(
      'SELECT count(*)::int AS count FROM partner_name WHERE partner_id = $1',
      [merged],
    );
    expect(rows[0]?.count).toBe(2);
  });

  test('mergedFrom of a list costs one statement, whatever its length', async () => {
    const list = 'query ($first: Int!) { searchPartners(first: $first) { edges { node { mergedFrom { id } } } } }';
    await expectSql(3, () => officer.ok(list, { first: 2 }));
    await expectSql(3, () => officer.ok(list, { first: 20 }));
  });
});

describe('R-INV-2, R-INV-11: codes lead on for ever', () => {
  let survivor: string;
  let merged: string;
  let numbers: { survivor: string; merged: string };
  let mergeId: string;
  const byNumber = (uniqueNumber: string) =>
    officer.ok('query ($n: String!) { partner(uniqueNumber: $n) { id mergedFrom { id uniqueNumber } } }', {
      n: uniqueNumber,
    });
  const byCode = (value: string) =>
    officer.ok('query ($v: String!) { partnerByCode(agency: "UNHCR", system: MSRP, value: $v) { id } }', { v: value });

  async function register(name: string, value: string) {
    const id = await add(name);
    await putRegistration(system, id, 'PROFILE_COMPLETE');
    await putDeclaration(system, id);
    await eventually(async () => {
      await admin.ok(assignPartnerCode, { input: { partnerId: id, agency: 'UNHCR', system: 'MSRP' } });
    }, 40_000);
    const { partner } = await officer.ok(
      'query ($id: ID!) { partner(id: $id) { uniqueNumber agencyIdentifiers { id } } }',
      { id },
    );
    const erp = await system.as('UNHCR', 'erp');
    await erp.ok(
      'mutation ($id: ID!, $v: String!) { acknowledgeErpCode(input: { identifierId: $id, value: $v }) { id } }',
      {
        id: partner.agencyIdentifiers[0].id,
        v: value,
      },
    );
    return { id, uniqueNumber: partner.uniqueNumber as string };
  }

  beforeAll(async () => {
    const [one, other] = [await register('Coded Harbour Trust', '7001'), await register('Coded Harbor Trust', '7002')];
    [survivor, merged] = [one.id, other.id];
    numbers = { survivor: one.uniqueNumber, merged: other.uniqueNumber };
    mergeId = await merge(survivor, merged);
  });

  test('both unique numbers and both codes give the survivor, with mergedFrom', async () => {
    for (const number of Object.values(numbers)) {
      expect((await byNumber(number)).partner).toEqual({
        id: survivor,
        mergedFrom: [{ id: merged, uniqueNumber: numbers.merged }],
      });
    }
    for (const code of ['7001', '7002']) expect((await byCode(code)).partnerByCode.id).toBe(survivor);
    const { partner } = await officer.ok(
      'query ($id: ID!) { partner(id: $id) { agencyIdentifiers { value status } } }',
      { id: survivor },
    );
    expect(partner.agencyIdentifiers).toEqual([
      { value: '7001', status: 'ACTIVE' },
      { value: '7002', status: 'ACTIVE' },
    ]);
  });

  test('after the undoing each leads to its own again', async () => {
    await undo(mergeId);
    expect((await byNumber(numbers.merged)).partner).toEqual({ id: merged, mergedFrom: [] });
    expect((await byCode('7002')).partnerByCode.id).toBe(merged);
    expect((await partnerOf(merged)).standing).toBe('ACTIVE');
  });

  test('a registered partner is not merged into one that is not', async () => {
    const prospect = await add('Coded Prospect');
    expect(await admin.refusal(proposeMerge, proposal(prospect, survivor))).toBe(
      'PRECONDITION_FAILED / SURVIVOR_UNSUITABLE',
    );
  });
});

describe('facts of the other services', () => {
  let survivor: string;
  let merged: string;
  let mergeId: string;
  const assess = async (partnerId: string, key: string) => {
    const input = {
      partnerId,
      kind: 'HACT_MICRO',
      band: 'MODERATE',
      finalisedOn: '2024-09-10',
      validUntil: '2029-09-09',
      idempotencyKey: key,
    };
    await eventually(() =>
      assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
    );
  };
  const submit = async (partnerId: string, key: string) => {
    const input = {
      code: 'RESULTS_ATTAINMENT',
      version: 1,
      partnerId,
      period: { year: 2024 },
      numerator: '9',
      denominator: '10',
      idempotencyKey: key,
    };
    await eventually(() =>
      steward.ok('mutation ($input: SubmitKpiValueInput!) { submitKpiValue(input: $input) { id } }', { input }),
    );
  };
  const facts = `query ($id: ID!) { partner(id: $id) { id clearance { status checkedAt }
    assessments { totalCount edges { node { id partner { id legalName } } } }
    kpiValues(codes: ["RESULTS_ATTAINMENT"], year: 2024) { totalCount edges { node { partner { id } } } } } }`;
  const factsOf = async (id: string) => (await officer.ok(facts, { id })).partner;

  beforeAll(async () => {
    survivor = await add('Listed Survivor Society');
    // A name of the list of the Security Council, so that there is a hit under the id that is merged.
    merged = await add('Al Rashid Trust');
    await eventually(async () => expect((await hitsOf(screener, merged)).length).toBeGreaterThan(0), 20_000);
    await eventually(async () => expect((await factsOf(survivor)).clearance.status).toBe('CLEAR'), 20_000);
    await assess(survivor, 'a1');
    await assess(merged, 'a2');
    await submit(merged, 'k1');
    mergeId = await merge(survivor, merged);
  });

  test('those stored under the old id are the survivor’s, asked by either id', async () => {
    for (const id of [survivor, merged]) {
      await eventually(async () => {
        const found = await factsOf(id);
        expect(found.assessments.totalCount).toBe(2);
        expect(found.assessments.edges.map(({ node }: { node: { partner: object } }) => node.partner)).toEqual([
          { id: survivor, legalName: 'Listed Survivor Society' },
          { id: survivor, legalName: 'Listed Survivor Society' },
        ]);
        expect(found.kpiValues.edges).toEqual([{ node: { partner: { id: survivor } } }]);
      });
    }
  });

  test('its names are screened with the survivor, and a hit of the old id keeps it from being clear', async () => {
    await eventually(async () => expect((await factsOf(survivor)).clearance.status).toBe('HITS_OPEN'), 20_000);
    await eventually(async () => {
      const { eligibility } = await officer.ok(
        'query ($id: ID!) { eligibility(partnerId: $id, agency: "UNHCR", purpose: APPLY) { blockers { code } } }',
        { id: merged },
      );
      expect(eligibility.blockers.map(({ code }: { code: string }) => code)).toContain('HITS_OPEN');
    }, 20_000);
  });

  test('a hit stored under the old id shows the survivor: hit { partner { id legalName } }', async () => {
    const [hit] = await hitsOf(screener, survivor);
    expect(await hitsOf(screener, survivor)).toHaveLength(1);
    const query = 'query ($id: ID!) { hit(id: $id) { partner { id legalName standing } } }';
    const found = await screener.ok(query, { id: hit?.id });
    expect(found.hit.partner).toEqual({ id: survivor, legalName: 'Listed Survivor Society', standing: 'PROSPECT' });
    expect(await jobs('sanctions', 'SELECT partner_id FROM hit WHERE id = $1', [hit?.id])).toEqual([
      { partner_id: merged },
    ]);
  });

  test('until a service knows of the merge, registry answers for the old id with the survivor', async () => {
    await withClient(system.databases.sanctions.ownerUrl, (client) => client.query('DELETE FROM partner_redirect'));
    const [hit] = await hitsOf(screener, merged);
    const { hit: found } = await screener.ok('query ($id: ID!) { hit(id: $id) { partner { id legalName } } }', {
      id: hit?.id,
    });
    expect(found.partner.legalName).toBe('Listed Survivor Society');
    await withClient(system.databases.sanctions.ownerUrl, (client) =>
      client.query('INSERT INTO partner_redirect VALUES ($1, $2)', [merged, survivor]),
    );
  });

  test('writes to the old id are stored under the survivor', async () => {
    await assess(merged, 'a3');
    const { rows } = await withClient(system.databases.assessments.ownerUrl, (client) =>
      client.query(`SELECT partner_id FROM assessment WHERE idempotency_key = 'a3'`),
    );
    expect(rows).toEqual([{ partner_id: survivor }]);
  });

  test('after the undoing each has its own again; what came since stays with the survivor', async () => {
    await undo(mergeId);
    await eventually(async () => {
      expect((await factsOf(merged)).assessments.totalCount).toBe(1);
      expect((await factsOf(survivor)).assessments.totalCount).toBe(2);
      expect((await factsOf(merged)).clearance.status).toBe('HITS_OPEN');
      expect((await factsOf(survivor)).clearance.status).toBe('CLEAR');
    }, 30_000);
    expect(await hitsOf(screener, survivor)).toEqual([]);
  });
});

describe('undoing', () => {
  test('gives back what was entered before and lists what was entered after', async () => {
    const survivor = await add('Reversible Wells Fund', { website: 'https://wells.org' });
    const merged = await add('Reversible Well Fund', { foundedOn: '2009-01-01', website: 'https://well.org' });
    const id = await merge(survivor, merged, { fieldChoices: [{ field: 'WEBSITE', from: 'MERGED' }] });
    await officer.ok(
      'mutation ($id: ID!) { addPartnerName(input: { partnerId: $id, value: "RWF", kind: ACRONYM }) { id } }',
      { id: survivor },
    );
    const done = await undo(id);
    expect(done.enteredAfter.map(({ what }: { what: string }) => what)).toContain('name.ACRONYM');
    expect(await partnerOf(survivor)).toMatchObject({
      id: survivor,
      website: 'https://wells.org',
      foundedOn: null,
      mergedFrom: [],
    });
    expect(await partnerOf(merged)).toMatchObject({ id: merged, website: 'https://well.org', standing: 'PROSPECT' });
    expect((await partnerOf(survivor)).names).toEqual([
      { value: 'Reversible Wells Fund', kind: 'LEGAL' },
      { value: 'RWF', kind: 'ACRONYM' },
    ]);
    const rows = await jobs(
      'registry',
      `SELECT r.reason FROM standing_change c JOIN standing_reason r ON r.change_id = c.id
      WHERE c.partner_id = $1 ORDER BY c.id`,
      [merged],
    );
    expect(rows).toEqual([{ reason: 'MERGED' }, { reason: 'MERGE_UNDONE' }]);
    const { duplicateCases } = await officer.ok(
      'query ($id: ID!) { duplicateCases(filter: { partnerId: $id }) { edges { node { state } } } }',
      { id: merged },
    );
    expect(duplicateCases.edges).toEqual([{ node: { state: 'OPEN' } }]);
  });
});

describe('chains', () => {
  const redirects = () =>
    owner<{ old_id: string; survivor_id: string }>('SELECT old_id, survivor_id FROM partner_redirect');

  test('A into B into C: both lead to C, flat in every service, and come back one by one', async () => {
    const [a, b, c] = [await add('Chain Alpha'), await add('Chain Beta'), await add('Chain Gamma')];
    await merge(b, a);
    const later = await merge(c, b);
    expect((await partnerOf(a)).id).toBe(c);
    expect((await partnerOf(c)).mergedFrom.map(({ id }: { id: string }) => id).sort()).toEqual([a, b].sort());
    const flat = (await redirects()).filter(({ old_id }) => [a, b].includes(old_id));
    expect(flat.map(({ survivor_id }) => survivor_id)).toEqual([c, c]);
    for (const service of ['sanctions', 'assessments', 'performance'] as const) {
      await eventually(async () => {
        const { rows } = await withClient(system.databases[service].ownerUrl, (client) =>
          client.query('SELECT survivor_id FROM partner_redirect WHERE old_id = ANY ($1)', [[a, b]]),
        );
        expect(rows).toEqual([{ survivor_id: c }, { survivor_id: c }]);
      });
    }
    await undo(later);
    expect((await partnerOf(a)).id).toBe(b);
    expect((await partnerOf(b)).id).toBe(b);
  });

  test('the earlier merge of a chain can be undone alone', async () => {
    const [a, b, c] = [await add('Early Alpha'), await add('Early Beta'), await add('Early Gamma')];
    const first = await merge(b, a);
    await merge(c, b);
    await undo(first);
    expect((await partnerOf(a)).id).toBe(a);
    expect((await partnerOf(b)).id).toBe(c);
  });

  test('what is one already is not merged again, in any direction', async () => {
    const [a, b] = [await add('Circle Alpha'), await add('Circle Beta')];
    await merge(b, a);
    for (const [survivor, merged] of [
      [b, a],
      [a, b],
    ] as const)
      expect(await admin.refusal(proposeMerge, proposal(survivor, merged))).toBe('CONFLICT / ALREADY_MERGED');
    expect(await admin.refusal(proposeMerge, proposal(a, a))).toBe('INVALID_INPUT');
  });

  test('merges that come at once are taken one after the other, and never end in a circle', async () => {
    const ids = [await add('Race Alpha'), await add('Race Beta'), await add('Race Gamma')];
    const [a, b, c] = ids as [string, string, string];
    const proposals = await Promise.all([propose(b, a), propose(c, b), propose(a, c)]);
    await Promise.all(proposals.map((id) => second.ask(approveMerge, of(id))));
    const rows = (await redirects()).filter(({ old_id }) => ids.includes(old_id));
    expect(rows).not.toHaveLength(0);
    for (const { survivor_id } of rows) expect(rows.map(({ old_id }) => old_id)).not.toContain(survivor_id);
  });
});

describe('users of a merged partner', () => {
  test('act for the survivor, those of the survivor for both, and only while the two are one', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }',
    );
    const own: string = searchPartners.edges[0].node.id;
    const survivor = await add('Wadajir Umbrella');
    expect(await partnerOf(survivor, director)).toBeNull();
    const id = await merge(survivor, own);
    await eventually(async () => {
      expect(await partnerOf(own, director)).toMatchObject({ id: survivor, legalName: 'Wadajir Umbrella' });
      expect(await partnerOf(survivor, director)).toMatchObject({ id: survivor });
    });
    await undo(id);
    await eventually(async () => {
      expect(await partnerOf(own, director)).toMatchObject({ id: own });
      expect(await partnerOf(survivor, director)).toBeNull();
    });
  });

  test('neither propose nor see merges', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    expect(await director.refusal('{ partnerMerges { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

test('a merge must not wash a partner clean', async () => {
  const [clean, suspended] = [await add('Clean Hands Society'), await add('Clean Hand Society')];
  await owner(`UPDATE partner SET standing = 'SUSPENDED' WHERE id = $1`, [suspended]);
  expect(await admin.refusal(proposeMerge, proposal(clean, suspended))).toBe(
    'PRECONDITION_FAILED / SURVIVOR_UNSUITABLE',
  );
  await propose(suspended, clean);
});

test('the holds of a merged partner bind the survivor', async () => {
  const [survivor, merged] = [await add('Held Survivor'), await add('Held Merged')];
  await owner(
    `INSERT INTO eligibility_hold (id, partner_id, source, code, message, purposes, since, placed_by, placed_at)
     VALUES (gen_random_uuid(), $1, 'MANUAL', 'AUDIT_OPEN', 'An audit is open.', '{APPLY}', $2, 'test', $2)`,
    [merged, new Date(system.clock.now().getTime() - day)],
  );
  await merge(survivor, merged);
  const { eligibility } = await officer.ok(
    'query ($id: ID!) { eligibility(partnerId: $id, agency: "UNHCR", purpose: APPLY) { blockers { code } } }',
    { id: survivor },
  );
  expect(eligibility.blockers.map(({ code }: { code: string }) => code)).toContain('AUDIT_OPEN');
});

test('undoing is over after the time that the merge names', async () => {
  const id = await merge(await add('Late One'), await add('Late Two'));
  system.clock.advance(181 * day);
  await eventually(async () => {
    await signIn();
    const refused = await second.refusal(undoMerge, of(id, { reason: 'Too late.' }));
    expect(refused).toBe('PRECONDITION_FAILED / UNDO_PERIOD_OVER');
  }, 20_000);
});

test('a partner with relations in force is not merged away from them', async () => {
  const [survivor, merged, office] = [
    await add('Related Survivor'),
    await add('Related Merged'),
    await add('Related Office'),
  ];
  await owner(
    `INSERT INTO partner_relation (id, kind, from_id, to_id, state, proposed_by, proposed_at, version)
     VALUES (gen_random_uuid(), 'AFFILIATE_OF', $1, $2, 'PROPOSED', 'test', now(), 1)`,
    [office, merged],
  );
  expect(await admin.refusal(proposeMerge, proposal(survivor, merged))).toBe(
    'PRECONDITION_FAILED / RELATIONS_IN_FORCE',
  );
});
