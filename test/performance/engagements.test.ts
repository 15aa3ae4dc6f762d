import writeXlsx from 'write-excel-file/node';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let finance: Caller;
let unit: Caller;
let reader: Caller;
let director: Caller;
let ghi: string;
let wadajir: string;

const fields = `id externalId country from to amountUsd undisbursedUsd state version agency { code } partner { id }
  detail { title amount undisbursed currency unitsPerUsd rateDate rateSource redaction { reason } }
  revisions { version amountUsd undisbursedUsd state }`;
const record = `mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { ${fields} } }`;
const inputOf = (change: Record<string, unknown> = {}) => ({
  partnerId: ghi,
  externalId: 'UNDP-SO-0001',
  title: 'Water for Baidoa',
  country: 'SO',
  from: '2025-01-01',
  to: '2026-12-31',
  amount: '1200000',
  undisbursed: '400000',
  currency: 'USD',
  state: 'ACTIVE',
  ...change,
});
const recorded = async (change: Record<string, unknown> = {}, by = finance) =>
  (await by.ok(record, { input: inputOf(change) })).recordEngagement;
const refuse = (change: Record<string, unknown>, by = finance) => by.refusal(record, { input: inputOf(change) });
const one = 'query ($id: ID!) { engagement(id: $id) { id detail { title redaction { reason } } } }';
const list = `query ($filter: EngagementFilter, $first: Int! = 25, $after: String) {
  engagements(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { externalId amountUsd detail { title redaction { reason } } revisions { version } partner { id } } } } }`;
const listed = async (by: Caller, filter: Record<string, unknown>): Promise<string[]> =>
  (await by.ok(list, { filter })).engagements.edges.map(
    ({ node }: { node: { externalId: string } }) => node.externalId,
  );

const addPartner = async (legalName: string) => {
  const officer = await system.as('UNHCR', 'officer');
  const { addPartner: added } = await officer.ok(
    'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input: { legalName, primaryType: 'INTERNATIONAL_NGO', countryOfOrigin: 'KE' } },
  );
  return added.id as string;
};

beforeAll(async () => {
  system = await startTestSystem();
  finance = await system.as('UNDP', 'finance');
  unit = await system.as('UNICEF', 'admin');
  reader = await system.as('WFP', 'reader');
  director = await system.as('PARTNER_USERS', 'director');
  ghi = await addPartner('Global Hands International');
  wadajir = await eventually(async () => {
    const { searchPartners } = await reader.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query ($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
  // A partner is known here as soon as its event has arrived; nothing of these two stays behind.
  for (const partnerId of [ghi, wadajir]) {
    await eventually(() => recorded({ partnerId, externalId: `KNOWN-${partnerId}`, state: 'PLANNED' }));
  }
}, 60_000);

afterAll(() => system?.stop());

describe('one fact per agency and number of the agreement', () => {
  test('recorded, repeated, changed: the history stays, the event tells each change once', async () => {
    const first = await recorded();
    expect(first).toMatchObject({
      amountUsd: '1200000.00',
      undisbursedUsd: '400000.00',
      state: 'ACTIVE',
      version: 1,
      agency: { code: 'UNDP' },
      partner: { id: ghi },
      detail: { title: 'Water for Baidoa', amount: '1200000', currency: 'USD', unitsPerUsd: null, redaction: null },
    });
    expect(await recorded({ amount: '1200000.00' })).toMatchObject({ id: first.id, version: 1 });
    const changed = await recorded({ undisbursed: '250000.5', state: 'SUSPENDED', expectedVersion: 1 });
    expect(changed).toMatchObject({
      id: first.id,
      version: 2,
      undisbursedUsd: '250000.50',
      revisions: [
        { version: 2, undisbursedUsd: '250000.50', state: 'SUSPENDED' },
        { version: 1, undisbursedUsd: '400000.00', state: 'ACTIVE' },
      ],
    });
    expect(await refuse({ expectedVersion: 1 })).toBe('CONFLICT / VERSION_CONFLICT');
    const events = await eventually(() =>
      withClient(system.databases.performance.adminUrl, async (client) => {
        const { rows } = await client.query(
          `SELECT audience, data - 'at' AS data FROM outbox_event WHERE subject = $1 AND position IS NOT NULL ORDER BY position`,
          [first.id],
        );
        if (rows.length < 2) throw new Error(`${rows.length} events so far`);
        return rows;
      }),
    );
    const common = { engagementId: first.id, partnerId: ghi, agency: 'UNDP', country: 'SO', sector: null };
    const period = { from: '2025-01-01', to: '2026-12-31', amountUsd: '1200000.00' };
    expect(events).toEqual([
      { audience: 'AGENCY', data: { ...common, ...period, version: 1, undisbursedUsd: '400000.00', state: 'ACTIVE' } },
      {
        audience: 'AGENCY',
        data: { ...common, ...period, version: 2, undisbursedUsd: '250000.50', state: 'SUSPENDED' },
      },
    ]);
  });

  test('another agency may use the same number for its own agreement', async () => {
    const theirs = await recorded({ amount: '650000', undisbursed: '0' }, unit);
    expect(theirs).toMatchObject({ agency: { code: 'UNICEF' }, version: 1, amountUsd: '650000.00' });
  });

  test('another currency is turned into dollars by the rate that comes with it, exactly', async () => {
    const rate = { currency: 'KES', unitsPerUsd: '129.20', rateDate: '2025-02-01', rateSource: 'UNORE' };
    const kes = await recorded({ externalId: 'UNDP-KE-7', country: 'KE', amount: '1', undisbursed: '0.65', ...rate });
    expect(kes).toMatchObject({ amountUsd: '0.01', undisbursedUsd: '0.01', detail: rate });
    expect(await refuse({ externalId: 'UNDP-KE-8', ...rate, rateDate: null })).toBe('INVALID_INPUT / RATE_REQUIRED');
    expect(await refuse({ externalId: 'UNDP-KE-8', ...rate, currency: 'USD' })).toBe('INVALID_INPUT');
    expect(await refuse({ externalId: 'UNDP-KE-8', ...rate, currency: 'KSH' })).toBe('INVALID_INPUT');
  });

  test('a repeated key gives the first answer, another body is a conflict; ten at once leave one fact', async () => {
    const input = { externalId: 'UNDP-SO-KEY', idempotencyKey: 'engagement-key-1' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => recorded(input)));
    expect(new Set(answers.map(({ id, version }) => `${id}/${version}`)).size).toBe(1);
    expect(await refuse({ ...input, amount: '5000000' })).toBe('CONFLICT / IDEMPOTENCY_KEY_REUSED');
    const unkeyed = await Promise.all(Array.from({ length: 10 }, () => recorded({ externalId: 'UNDP-SO-RACE' })));
    expect(new Set(unkeyed.map(({ id, version }) => `${id}/${version}`)).size).toBe(1);
  });

  test('what cannot be true, or is not theirs to say, is refused and leaves nothing', async () => {
    expect(await refuse({ externalId: 'BAD', undisbursed: '1200000.01' })).toBe(
      'INVALID_INPUT / UNDISBURSED_ABOVE_AMOUNT',
    );
    expect(await refuse({ externalId: 'BAD', to: '2024-12-31' })).toBe('INVALID_INPUT / PERIOD_REVERSED');
    expect(await refuse({ externalId: 'BAD', amount: 1200000 })).toBe('INVALID_INPUT');
    expect(await refuse({ externalId: 'BAD', undisbursed: '-1' })).toBe('INVALID_INPUT');
    expect(await refuse({ externalId: '  ' })).toBe('INVALID_INPUT');
    expect(await refuse({ externalId: 'BAD', partnerId: '01941f29-7c00-7a11-b628-5629de08d479' })).toBe('NOT_FOUND');
    expect(await refuse({ externalId: 'BAD', partnerId: 'x' })).toBe('NOT_FOUND');
    expect(await refuse({ externalId: 'BAD', expectedVersion: 1 })).toBe('NOT_FOUND');
    expect(await refuse({}, reader)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refuse({}, director)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refuse({}, system.anybody)).toBe('UNAUTHENTICATED');
    expect(await listed(reader, { agency: 'UNDP' })).not.toContain('BAD');
  });
});

describe('who sees what (domain-model.md 2.8)', () => {
  test('other agencies see the headline and a redaction; the partner sees its own and nothing of others', async () => {
    const own = await recorded({ partnerId: wadajir, externalId: 'UNDP-SO-WWSA' });
    const foreign = await recorded({ externalId: 'UNDP-SO-GHI' });
    const redacted = { title: null, redaction: { reason: 'CONFIDENTIAL' } };
    const readable = { title: 'Water for Baidoa', redaction: null };
    expect((await reader.ok(one, { id: own.id })).engagement.detail).toEqual(redacted);
    expect((await finance.ok(one, { id: own.id })).engagement.detail).toEqual(readable);
    expect((await director.ok(one, { id: own.id })).engagement.detail).toEqual(readable);
    expect((await director.ok(one, { id: foreign.id })).engagement).toBeNull();
    expect((await director.ok(one, { id: '01941f29-7c00-7a11-b628-5629de08d479' })).engagement).toBeNull();
    expect(await listed(director, {})).toEqual(['UNDP-SO-WWSA', `KNOWN-${wadajir}`]);
    expect(await listed(director, { partnerId: ghi })).toEqual([]);
    expect(await system.anybody.refusal(one, { id: own.id })).toBe('UNAUTHENTICATED');
  });

  test('an agreement that was recorded for the wrong partner is gone for it, with its past', async () => {
    const wrong = await recorded({ partnerId: wadajir, externalId: 'UNDP-SO-MOVED', amount: '777000' });
    const input = inputOf({ externalId: 'UNDP-SO-MOVED' });
    await finance.ok(record, { input });
    expect((await director.ok(one, { id: wrong.id })).engagement).toBeNull();
    await finance.ok(record, { input: { ...input, partnerId: wadajir } });
    const { engagement } = await director.ok('query ($id: ID!) { engagement(id: $id) { revisions { version } } }', {
      id: wrong.id,
    });
    expect(engagement.revisions.map(({ version }: { version: number }) => version)).toEqual([3, 1]);
  });

  test('reading a detail is on record, a redacted one is not read', async () => {
    const { id } = await recorded({ externalId: 'UNDP-SO-AUDIT' });
    const count = () =>
      withClient(system.databases.performance.adminUrl, async (client) => {
        const { rows } = await client.query(
          `SELECT count(*)::int AS count FROM audit_event WHERE action = 'Engagement.detail' AND object_id = $1`,
          [id],
        );
        return rows[0].count;
      });
    const before = await count();
    await reader.ok(one, { id });
    expect(await count()).toBe(before);
    await finance.ok(one, { id });
    expect(await count()).toBe(before + 1);
  });
});

test('lists filter by partner, agency, country, state and year, page by page', async () => {
  await recorded({ externalId: 'UNDP-SS-OLD', country: 'SS', from: '2019-02-01', to: '2019-12-31', state: 'CLOSED' });
  await recorded({ externalId: 'UNDP-SS-OPEN', country: 'SS', from: '2019-02-01', to: null });
  expect(await listed(reader, { country: 'SS' })).toEqual(['UNDP-SS-OPEN', 'UNDP-SS-OLD']);
  expect(await listed(reader, { country: 'SS', year: 2019, state: 'CLOSED' })).toEqual(['UNDP-SS-OLD']);
  expect(await listed(reader, { country: 'SS', year: 2024, partnerId: ghi, agency: 'UNDP' })).toEqual(['UNDP-SS-OPEN']);
  expect(await listed(reader, { country: 'SS', year: 2018 })).toEqual([]);
  expect(await listed(reader, { country: 'SS', agency: 'WFP' })).toEqual([]);
  const { engagements } = await reader.ok(list, { filter: { country: 'SS' }, first: 1 });
  expect(engagements).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
  const next = await reader.ok(list, { filter: { country: 'SS' }, first: 1, after: engagements.pageInfo.endCursor });
  expect(next.engagements.edges[0].node.externalId).toBe('UNDP-SS-OLD');
  expect(await reader.refusal(list, { after: 'x' })).toBe('INVALID_INPUT');
  expect(await reader.refusal(list, { filter: { country: 'Somalia' } })).toBe('INVALID_INPUT');
});

test('a page costs the same number of statements, however long it is', async () => {
  for (let index = 0; index < 12; index += 1) await recorded({ externalId: `BUDGET-${index}`, country: 'UG' });
  for (const first of [2, 12]) {
    // Rows, their count, details, the record of reading them, revisions, and who stands for the partners.
    const { engagements } = await expectSql(6, () => finance.ok(list, { filter: { country: 'UG' }, first }));
    expect(engagements.edges).toHaveLength(first);
  }
});

describe('a file of agreements', () => {
  const header =
    'externalId,partner,country,from,to,amount,undisbursed,currency,unitsPerUsd,rateDate,rateSource,state,title';
  const startImport = `mutation ($input: ImportFactsInput!) { importFacts(input: $input) { id } }`;
  const state = `query ($id: ID!) { factImport(id: $id) { dataset dryRun added updated unchanged notTaken
    job { state done total error } rowsNotTaken(first: 50) { totalCount edges { node { rowNumber externalId reason } } } } }`;

  const importing = async (bytes: Buffer, change: Record<string, unknown> = {}) => {
    const name = change.format === 'XLSX' ? 'agreements.xlsx' : 'agreements.csv';
    const fileId = await finance.send('Performance', { kind: 'FACT_FILE', name, bytes });
    const input = { dataset: 'ENGAGEMENTS', sourceSystem: 'ATLAS', fileId, ...change };
    const { importFacts } = await finance.ok(startImport, { input });
    const read = async () => (await finance.ok(state, { id: importFacts.id })).factImport;
    await eventually(async () => {
      const { job } = await read();
      if (!['SUCCEEDED', 'FAILED'].includes(job.state)) throw new Error(job.state);
    });
    // Once more: that answer may have read the import just before it was finished, and its job just after.
    return { id: importFacts.id, ...(await read()) };
  };
  const fileOf = (lines: string[]) => Buffer.from([header, ...lines].join('\n'));
  const good = (number: number, amount = '1000') =>
    `FILE-${number},${ghi},SO,2025-01-01,,${amount},0,USD,,,,ACTIVE,"Wells, phase ${number}"`;

  test('a dry run says what would be, the import does it, and again it changes nothing', async () => {
    const lines = [
      good(1),
      good(2),
      `FILE-3,${ghi},KE,2025-01-01,2025-12-31,129200,12920,KES,129.20,2025-01-01,UNORE,ACTIVE,`,
    ];
    expect(await importing(fileOf(lines), { dryRun: true })).toMatchObject({ added: 3, notTaken: 0, dryRun: true });
    expect(await listed(reader, { agency: 'UNDP', country: 'KE' })).not.toContain('FILE-3');
    expect(await importing(fileOf(lines))).toMatchObject({ added: 3, unchanged: 0, job: { done: 3, total: 3 } });
    const { engagements } = await reader.ok(list, { filter: { agency: 'UNDP', country: 'KE' } });
    expect(engagements.edges[0].node).toMatchObject({ externalId: 'FILE-3', amountUsd: '1000.00' });
    expect(await importing(fileOf(lines))).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect(await importing(fileOf([good(1, '2000'), good(2)]))).toMatchObject({ updated: 1, unchanged: 1 });
  });

  test('bad rows are reported by number and reason, and the others are taken', async () => {
    const file = fileOf([
      good(10),
      `FILE-11,UNIP-9999999-99,SO,2025-01-01,,1,0,USD,,,,ACTIVE,`,
      `FILE-12,${ghi},SO,2025-01-01,,1,2,USD,,,,ACTIVE,`,
      `FILE-13,${ghi},SO,2025-01-01,2024-01-01,1,0,USD,,,,ACTIVE,`,
      `FILE-14,${ghi},SO,2025-01-01,,1,0,KES,,,,ACTIVE,`,
      `FILE-15,${ghi},Somalia,2025-01-01,,1,0,USD,,,,ACTIVE,`,
      'FILE-16,too,short',
      good(10),
      good(17),
    ]);
    const result = await importing(file);
    expect(result).toMatchObject({ added: 2, notTaken: 7, job: { state: 'SUCCEEDED' } });
    expect(result.rowsNotTaken.edges.map(({ node }: { node: object }) => node)).toEqual([
      { rowNumber: 2, externalId: 'FILE-11', reason: 'PARTNER_UNKNOWN' },
      { rowNumber: 3, externalId: 'FILE-12', reason: 'UNDISBURSED_ABOVE_AMOUNT' },
      { rowNumber: 4, externalId: 'FILE-13', reason: 'PERIOD_REVERSED' },
      { rowNumber: 5, externalId: 'FILE-14', reason: 'RATE_REQUIRED' },
      { rowNumber: 6, externalId: 'FILE-15', reason: 'VALUE_INVALID' },
      { rowNumber: 7, externalId: null, reason: 'ROW_UNREADABLE' },
      { rowNumber: 8, externalId: 'FILE-10', reason: 'DUPLICATE_ROW' },
    ]);
    const query = 'query ($id: ID!) { factImport(id: $id) { id } }';
    expect((await unit.ok(query, { id: result.id })).factImport).toBeNull();
    expect(await reader.refusal(query, { id: result.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('partners are named by the number that all share, or by the code of the agency itself', async () => {
    const told = { partnerId: ghi, agency: 'UNDP', system: 'ATLAS' };
    const events = [
      ['registry.partner-code-requested', { ...told, uniqueNumber: 'UNIP-0004711-30' }],
      ['registry.partner-code-assigned', { ...told, value: '1234567' }],
      ['registry.partner-code-assigned', { ...told, agency: 'WFP', value: '7654321' }],
      ['registry.partner-code-assigned', { ...told, system: 'QUANTUM', value: '55' }],
      ['registry.partner-code-assigned', { ...told, partnerId: wadajir, value: '55' }],
    ];
    await withClient(system.databases.registry.adminUrl, async (client) => {
      for (const [type, data] of events) {
        await client.query(
          `INSERT INTO outbox_event (type, subject, audience, data) VALUES ($1, 'code', 'AGENCY', $2)`,
          [type, JSON.stringify(data)],
        );
      }
    });
    const codes = ['UNIP-0004711-30', '1234567', '7654321', '55'];
    const lines = codes.map((code, index) => good(40 + index).replace(ghi, code));
    await eventually(async () => {
      const { rowsNotTaken, unchanged } = await importing(fileOf(lines));
      expect(unchanged).toBe(2);
      expect(rowsNotTaken.edges.map(({ node }: { node: { reason: string } }) => node.reason)).toEqual([
        'PARTNER_UNKNOWN',
        'PARTNER_AMBIGUOUS',
      ]);
    });
  });

  test('agreements of a file are for who keeps agreements: the secretariat imports rates alone', async () => {
    const secretariat = await system.as('DCO', 'secretariat');
    const fileId = await secretariat.send('Performance', {
      kind: 'FACT_FILE',
      name: 'a.csv',
      bytes: fileOf([good(50)]),
    });
    const input = { dataset: 'ENGAGEMENTS', sourceSystem: 'X', fileId };
    expect(await secretariat.refusal(startImport, { input })).toBe('FORBIDDEN / DATASET_OF_ANOTHER_ROLE');
    expect(await finance.refusal(startImport, { input })).toBe('NOT_FOUND');
  });

  test('a workbook is read like CSV; a file without the columns, or of another encoding, fails and changes nothing', async () => {
    const names = ['externalId', 'partner', 'country', 'from', 'amount', 'undisbursed', 'currency', 'state'];
    const values = ['FILE-20', ghi, 'SO', '2025-01-01', '1000.10', '0', 'USD', 'ACTIVE'];
    const cells = [names, values].map((row) => row.map((value) => ({ value, type: String })));
    const bytes = await writeXlsx(cells as never).toBuffer();
    expect(await importing(bytes, { format: 'XLSX' })).toMatchObject({ added: 1, notTaken: 0 });
    for (const broken of [Buffer.from('a,b\n1,2\n'), Buffer.from(`${header}\nFILE-30,\xff`, 'latin1')]) {
      expect(await importing(broken)).toMatchObject({ added: 0, job: { state: 'FAILED', error: expect.any(String) } });
    }
  });
});
