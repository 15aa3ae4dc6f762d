import { readAssessmentRow } from './assessment-table';

const row = {
  key: 'UNICEF-HACT-1',
  partner: 'UNIP-0004711-30',
  kind: 'hact_micro',
  band: 'Moderate',
  finalisedOn: '2024-09-10',
  validUntil: '2029-09-09',
};

test('a row becomes an assessment, with what is empty left out', () => {
  const full = {
    ...row,
    methodology: 'HACT_MICRO',
    methodologyVersion: '2',
    entityScope: 'GROUP',
    countries: 'so|KE',
    areas: 'hr|PROCUREMENT',
    ceilingUsd: '500000',
    amount: '300000.00',
    currency: 'usd',
    assessorType: 'FIRM',
    conductedMode: 'REMOTE',
    proxy: 'TRUE',
    startedOn: '2024-07-01',
    periodFrom: '2023-01-01',
    periodTo: '2023-12-31',
    narrative: 'Segregation of duties is weak.',
    passedOver: 'x',
  };
  expect(readAssessmentRow(full)).toEqual({
    taken: {
      key: 'UNICEF-HACT-1',
      partner: 'UNIP-0004711-30',
      fact: {
        kind: 'HACT_MICRO',
        band: 'MODERATE',
        finalisedOn: '2024-09-10',
        validUntil: '2029-09-09',
        methodologyCode: 'HACT_MICRO',
        methodologyVersion: 2,
        entityScope: 'GROUP',
        countries: ['SO', 'KE'],
        areas: ['HR', 'PROCUREMENT'],
        ceilingUsd: '500000',
        assessorType: 'FIRM',
        conductedMode: 'REMOTE',
        proxy: true,
        startedOn: '2024-07-01',
        periodFrom: '2023-01-01',
        periodTo: '2023-12-31',
        narrative: 'Segregation of duties is weak.',
        amountAssessed: { amount: '300000.00', currency: 'USD' },
        idempotencyKey: 'UNICEF-HACT-1',
      },
    },
  });
  expect(readAssessmentRow(row)).toMatchObject({
    taken: {
      fact: { methodologyCode: null, countries: null, proxy: null, amountAssessed: undefined, narrative: undefined },
    },
  });
});

test('a formula that a spreadsheet was kept from running comes back as text', () => {
  expect(readAssessmentRow({ ...row, narrative: "'=1+1" })).toMatchObject({ taken: { fact: { narrative: '=1+1' } } });
});

test.each([
  ['key', ''],
  ['key', 'x'.repeat(201)],
  ['key', 'a\0b'],
  ['partner', ' '],
  ['partner', 'x'.repeat(101)],
  ['kind', ''],
  ['kind', 'HACT'],
  ['kind', 'constructor'],
  ['band', '__proto__'],
  ['band', 'MEDIUM'],
  ['finalisedOn', ''],
  ['finalisedOn', '10/09/2024'],
  ['validUntil', '2029-02-31'],
  ['methodologyVersion', '0'],
  ['methodologyVersion', 'two'],
  ['entityScope', 'ALL'],
  ['countries', 'Somalia'],
  ['countries', 'SO|'],
  ['areas', 'HR|COOKING'],
  ['ceilingUsd', '0'],
  ['ceilingUsd', '1e6'],
  ['amount', '1,200'],
  ['amount', '-1'],
  ['assessorType', 'ROBOT'],
  ['conductedMode', 'BY_PHONE'],
  ['proxy', 'yes'],
  ['startedOn', 'yesterday'],
  ['narrative', 'x'.repeat(20_001)],
])('%s = %j is not taken, and the column is named', (column, value) => {
  const read = readAssessmentRow({ ...row, ...(column === 'amount' && { currency: 'USD' }), [column]: value });
  expect(read).toMatchObject({
    fault: { field: column, reason: 'VALUE_INVALID', message: expect.stringContaining(column) },
  });
});

test.each([
  [{ amount: '10' }, 'currency'],
  [{ currency: 'USD' }, 'currency'],
  [{ amount: '10', currency: 'US$' }, 'currency'],
])('%j names %s', (change, field) => {
  expect(readAssessmentRow({ ...row, ...change })).toMatchObject({ fault: { field, key: row.key } });
});

test('what stood in a cell is in no message, since reports travel farther than files', () => {
  const secret = 'SECRETMARKER';
  const columns = ['partner', 'kind', 'band', 'finalisedOn', 'countries', 'areas', 'ceilingUsd', 'proxy', 'narrative'];
  for (const column of columns) {
    const read = readAssessmentRow({ ...row, [column]: secret.repeat(2_000) });
    expect(read).toMatchObject({ fault: { field: column } });
    expect(JSON.stringify(read)).not.toContain(secret);
  }
});
