import { readEngagementRow } from './engagement-table';

const row = {
  externalId: 'UNDP-SO-1',
  partner: 'UNIP-0004711-30',
  country: 'so',
  from: '2025-01-01',
  to: '',
  amount: '1200000',
  undisbursed: '400000.50',
  currency: 'usd',
  state: 'active',
};

test('a row becomes an agreement, with what is empty left out', () => {
  expect(readEngagementRow(row)).toEqual({
    taken: true,
    partner: 'UNIP-0004711-30',
    fact: {
      externalId: 'UNDP-SO-1',
      title: null,
      country: 'SO',
      sector: null,
      strategicOutcomeRefs: [],
      from: '2025-01-01',
      to: null,
      amount: '1200000',
      undisbursed: '400000.50',
      currency: 'USD',
      unitsPerUsd: null,
      rateDate: null,
      rateSource: null,
      state: 'ACTIVE',
    },
  });
});

test('a formula that a spreadsheet was kept from running comes back as text', () => {
  const read = readEngagementRow({ ...row, title: "'=1+1" });
  expect(read.taken && read.fact.title).toBe('=1+1');
});

test.each([
  ['externalId', ''],
  ['externalId', 'x'.repeat(101)],
  ['partner', ' '],
  ['country', 'Somalia'],
  ['currency', 'US$'],
  ['state', 'OPEN'],
  ['from', ''],
  ['from', '01/02/2025'],
  ['to', '2025-02-31'],
  ['amount', '1,200,000'],
  ['amount', ''],
  ['amount', '1e6'],
  ['undisbursed', '-1'],
  ['unitsPerUsd', 'many'],
  ['rateDate', '2025'],
  ['title', 'x'.repeat(301)],
])('%s = %j is not taken', (column, value) => {
  expect(readEngagementRow({ ...row, [column]: value })).toMatchObject({ taken: false, message: expect.any(String) });
});
