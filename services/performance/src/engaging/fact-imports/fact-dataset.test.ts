import { FactCells } from '../fact-batches/fact-cells';
import { datasets } from './fact-dataset';

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
const read = (change: object = {}) => datasets.ENGAGEMENTS.read(new FactCells({ ...row, ...change }));

test('a row becomes an agreement, with what is empty left out', () => {
  expect(read()).toEqual({
    externalId: 'UNDP-SO-1',
    partner: 'UNIP-0004711-30',
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
  });
  expect(read({ sector: 'wash', strategicOutcomes: 'SO-2 | SO-1|SO-2|' })).toMatchObject({
    sector: 'WASH',
    strategicOutcomeRefs: ['SO-1', 'SO-2'],
  });
});

test('a formula that a spreadsheet was kept from running comes back as text', () => {
  expect(read({ title: "'=1+1" })).toMatchObject({ title: '=1+1' });
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
  ['unitsPerUsd', 'many'],
  ['rateDate', '2025'],
  ['title', 'x'.repeat(301)],
  ['sector', 'W.A.S.H.'],
  ['strategicOutcomes', 'x'.repeat(41)],
])('%s = %j is not taken', (column, value) => expect(() => read({ [column]: value })).toThrow(column));
