import { RiskLevel } from '../../terms/risk-level.enum';
import { checkStatement, effectiveOf, type Statement } from './operating-context.rules';

const today = '2026-03-14';
let ids = 0;
const said = (agency: string, level: RiskLevel, change: Partial<Statement> = {}): Statement => ({
  id: String(++ids),
  agency,
  country: 'SO',
  admin1: null,
  level,
  source: 'INFORM 2026',
  validUntil: '2026-12-31',
  setAt: new Date(),
  ...change,
});
const { LOW, MODERATE, SIGNIFICANT, HIGH } = RiskLevel;
const over = { validUntil: '2026-03-13' };
const part = { admin1: 'SO-BN' };

test.each<[string, Statement[], string | null, object | null]>([
  ['nobody speaks', [], null, null],
  ['one does', [said('UNHCR', HIGH)], null, { level: HIGH, isDisputed: false }],
  ['the last day counts', [said('UNHCR', HIGH, { validUntil: today })], null, { level: HIGH }],
  ['what is over does not', [said('UNHCR', HIGH, over)], null, null],
  ['the latest counts', [said('WFP', MODERATE), said('UNHCR', HIGH)], null, { level: MODERATE, isDisputed: true }],
  ['two agree', [said('WFP', HIGH), said('UNHCR', HIGH)], null, { level: HIGH, isDisputed: false }],
  ['the latest is over', [said('WFP', LOW, over), said('UNHCR', HIGH)], null, { level: HIGH, isDisputed: false }],
  ['nobody quarrels with oneself', [said('WFP', LOW), said('WFP', HIGH)], null, { level: LOW, isDisputed: false }],
  ['an older one does not come back', [said('WFP', LOW, over), said('WFP', HIGH)], null, null],
  ['of a part', [said('WFP', LOW), said('UNHCR', HIGH, part)], 'SO-BN', { level: HIGH, admin1: 'SO-BN' }],
  ['of another part', [said('WFP', LOW), said('UNHCR', HIGH, part)], 'SO-AW', { level: LOW, admin1: null }],
  ['a part says nothing of the whole', [said('UNHCR', HIGH, part)], null, null],
  [
    'a part that is over',
    [said('UNHCR', HIGH, { ...part, ...over }), said('WFP', SIGNIFICANT)],
    'SO-BN',
    { level: SIGNIFICANT },
  ],
])('%s', (_case, statements, admin1, expected) => {
  const effective = effectiveOf(statements, admin1, today);
  if (expected === null) expect(effective).toBeNull();
  else expect(effective).toMatchObject(expected);
});

test('each agency has one voice, the latest first', () => {
  const effective = effectiveOf([said('WFP', LOW), said('UNHCR', HIGH), said('WFP', HIGH)], null, today);
  expect(effective?.statements.map(({ agency, level }) => [agency, level])).toEqual([
    ['WFP', LOW],
    ['UNHCR', HIGH],
  ]);
});

test.each([
  [{ admin1: null, validUntil: today }, null],
  [{ admin1: 'SO-BN', validUntil: '2028-03-14' }, null],
  [{ admin1: 'KE-30', validUntil: today }, 'input.admin1'],
  [{ admin1: 'Banaadir', validUntil: today }, 'input.admin1'],
  [{ admin1: null, validUntil: '2026-03-13' }, 'input.validUntil'],
  [{ admin1: null, validUntil: '2028-03-15' }, 'input.validUntil'],
])('%j: %s', (change, field) => {
  const check = () => checkStatement({ country: 'SO', ...change }, today);
  if (field === null) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ field }) }));
});
