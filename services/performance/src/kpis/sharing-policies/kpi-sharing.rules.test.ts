import { KpiGrouping } from '../dashboards/dashboard.enums';
import { KpiMateriality } from '../definitions/kpi-term.enums';
import { KpiSharing } from './kpi-sharing.enum';
import { checkChange, checkSharing, isMandatory, mayShowSystemWide, sharingByCode } from './kpi-sharing.rules';
import { apartFigures, hasNoPart, withheldBy } from './withheld-figure.rules';

const { SHARED, TOTALS_ONLY, WITHHELD } = KpiSharing;
const now = new Date('2026-02-01T00:00:00Z');
const before = new Date('2025-02-01T00:00:00Z');
const after = new Date('2026-03-01T00:00:00Z');
const [mandatoryForAll] = [Object.values(KpiMateriality)];
const optional = {
  code: 'A',
  version: 1,
  agencyCode: null as string | null,
  mandatoryFor: [] as KpiMateriality[],
  publishedAt: before as Date | null,
  deprecatedAt: null as Date | null,
};
const mandatory = { ...optional, mandatoryFor: mandatoryForAll };

test.each<[string, (typeof optional)[], boolean]>([
  ['mandatory', [mandatory], true],
  ['optional', [optional], false],
  ['mandatory from the second version on', [optional, { ...mandatory, version: 2 }], true],
  ['mandatory no more', [{ ...optional, version: 2 }, mandatory], false],
  ['mandatory in a proposal', [optional, { ...mandatory, version: 2, publishedAt: null }], false],
  ['mandatory in a month', [optional, { ...mandatory, version: 2, publishedAt: after }], false],
  ['given up', [{ ...mandatory, deprecatedAt: before }], false],
  ['given up in a month', [{ ...mandatory, deprecatedAt: after }], true],
  ["an agency's own", [{ ...mandatory, agencyCode: 'WFP' }], false],
])('feature 90: a KPI that is %s', (_case, versions, is) => {
  expect(isMandatory(versions, now)).toBe(is);
});

test.each<[string, KpiSharing, (typeof optional)[], string | null]>([
  ['an optional KPI is withheld', WITHHELD, [optional], null],
  ['a mandatory one is in totals', TOTALS_ONLY, [mandatory], null],
  ['a mandatory one is not withheld', WITHHELD, [mandatory], 'MANDATORY_KPI'],
  ['an own one is withheld', WITHHELD, [{ ...mandatory, agencyCode: 'WFP' }], null],
  [
    "another agency's own one is its own business",
    SHARED,
    [{ ...optional, agencyCode: 'UNDP' }],
    'KPI_OF_ANOTHER_AGENCY',
  ],
  ['what is not defined is nothing', SHARED, [], 'KPI_DEFINITION_UNKNOWN'],
])('feature 90: %s', (_case, sharing, versions, reason) => {
  const check = () => checkSharing(sharing, 'WFP', versions, now);
  if (reason === null) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ reason }) }));
});

test('feature 90: a decision changes something', () => {
  expect(() => checkChange(SHARED, null)).toThrow();
  expect(() => checkChange(WITHHELD, WITHHELD)).toThrow();
  expect(() => checkChange(SHARED, WITHHELD)).not.toThrow();
});

test('feature 90: what was withheld before it became mandatory is in totals', () => {
  const decisions = [
    { agency: 'WFP', sharing: WITHHELD },
    { agency: 'UNDP', sharing: SHARED },
  ];
  expect(sharingByCode([{ ...optional, decisions }], now).get('A')).toEqual(decisions);
  expect(sharingByCode([{ ...mandatory, decisions }], now).get('A')?.[0]).toEqual({
    agency: 'WFP',
    sharing: TOTALS_ONLY,
  });
  expect(sharingByCode([{ ...mandatory, decisions: [] }], now).size).toBe(0);
});

test.each<[string, Record<string, KpiSharing>, boolean, boolean]>([
  ['nobody decided anything', {}, true, true],
  ['an agency that it does not cover withholds', { FAO: WITHHELD }, true, true],
  ['one withholds', { WFP: WITHHELD }, false, false],
  ['three are in totals alone', { WFP: TOTALS_ONLY, UNDP: TOTALS_ONLY, UNICEF: TOTALS_ONLY }, false, true],
  ['of what is added', { WFP: TOTALS_ONLY, UNDP: TOTALS_ONLY, UNICEF: TOTALS_ONLY }, true, false],
  ['two are in totals alone', { WFP: TOTALS_ONLY, UNDP: TOTALS_ONLY }, false, false],
  ['one of three withholds', { WFP: TOTALS_ONLY, UNDP: TOTALS_ONLY, UNICEF: WITHHELD }, false, false],
])('feature 90: a system-wide figure where %s', (_case, decided, isAdded, shown) => {
  const sharing = Object.entries(decided).map(([agency, one]) => ({ agency, sharing: one }));
  expect(mayShowSystemWide(['UNDP', 'UNHCR', 'UNICEF', 'WFP'], sharing, isAdded)).toBe(shown);
});

test('feature 90: a question about a part holds nothing that is for totals alone', () => {
  const { AGENCY, PERIOD, COUNTRY } = KpiGrouping;
  const whole = { countries: null, partnerTypes: null, sectors: null, groupBy: [AGENCY, PERIOD] };
  const ask = (part: object) => hasNoPart({ ...whole, ...part } as never);
  const parts = [
    { groupBy: [AGENCY, COUNTRY] },
    { countries: ['SO'] },
    { countries: [] },
    { partnerTypes: ['CBO'] },
    { sectors: ['WASH'] },
  ];
  expect([ask({}), ask({ groupBy: [] })]).toEqual([true, true]);
  expect(parts.map(ask)).toEqual([false, false, false, false, false]);
});

test('feature 90: who is named', () => {
  const apart = [
    { agency: 'WFP', sharing: WITHHELD },
    { agency: 'UNDP', sharing: TOTALS_ONLY },
  ];
  expect(withheldBy({ apart, together: ['FAO'], leftOut: null })).toEqual(['FAO', 'UNDP', 'WFP']);
  expect(withheldBy({ apart, together: ['FAO', 'UNDP'], leftOut: [] })).toEqual(['WFP']);
  expect(withheldBy({ apart, together: [], leftOut: ['UNDP', 'WFP'] })).toEqual(['UNDP', 'WFP']);
  const sharing = new Map([['A', apart]]);
  expect(apartFigures([{ id: '1', code: 'A' }], sharing, { agencies: ['FAO', 'UNDP', 'WFP'], owner: 'WFP' })).toEqual({
    definitionIds: ['1'],
    agencies: ['UNDP'],
    sharings: [TOTALS_ONLY],
  });
});
