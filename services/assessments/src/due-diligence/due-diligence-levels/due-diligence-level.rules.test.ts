import { type Dimension, dimensionsOf, type Level, type LevelFacts, levelFor } from './due-diligence-level.rules';

const plain: LevelFacts = {
  partnerType: 'NATIONAL_NGO',
  plannedAmountUsd: '20000',
  highRiskSectors: [],
  operatingRisk: 'LOW',
  partnerBand: 'LOW',
  declinedAt: null,
};

test.each<[string, Partial<LevelFacts>, Level]>([
  ['a small grant to a national NGO', {}, 'BASIC'],
  ['a company, whatever the amount (UNICEF-42)', { partnerType: 'PRIVATE_SECTOR', plannedAmountUsd: '0' }, 'STANDARD'],
  ['a partner whose type nobody told', { partnerType: null }, 'STANDARD'],
  ['a cent below the first limit', { plannedAmountUsd: '99999.99' }, 'BASIC'],
  ['the first limit', { plannedAmountUsd: '100000.00' }, 'STANDARD'],
  ['a cent below the second limit', { plannedAmountUsd: '999999.99' }, 'STANDARD'],
  ['the second limit', { plannedAmountUsd: '1000000' }, 'ENHANCED'],
  ['a high-risk sector', { highRiskSectors: ['EXTRACTIVES'] }, 'STANDARD'],
  ['a company in one', { partnerType: 'PRIVATE_SECTOR', highRiskSectors: ['EXTRACTIVES'] }, 'ENHANCED'],
  ['a country of moderate risk', { operatingRisk: 'MODERATE' }, 'BASIC'],
  ['a country of significant risk', { operatingRisk: 'SIGNIFICANT' }, 'STANDARD'],
  ['a country of high risk', { operatingRisk: 'HIGH' }, 'STANDARD'],
  ['a country that nobody assessed', { operatingRisk: null }, 'BASIC'],
  ['a partner of moderate risk', { partnerBand: 'MODERATE' }, 'BASIC'],
  ['a partner of significant risk', { partnerBand: 'SIGNIFICANT' }, 'STANDARD'],
  ['a partner of high risk', { partnerBand: 'HIGH' }, 'ENHANCED'],
  ['a partner whose risk is assumed to be high', { partnerBand: 'HIGH_ASSUMED' }, 'ENHANCED'],
  ['a partner that nobody assessed', { partnerBand: null }, 'BASIC'],
  ['a partner that was declined after a closer look', { declinedAt: 'ENHANCED' }, 'ENHANCED'],
])('JIU-4: the level for %s', (_, change, expected) => {
  const { level, factors } = levelFor({ ...plain, ...change });
  expect(level).toBe(expected);
  expect(factors).toHaveLength(6);
  for (const { value, reason } of factors) expect([value, reason]).not.toContain('');
});

test('HAB-17: the minimum standards are looked at on every level, all eight dimensions on the highest', () => {
  const standards: Dimension[] = ['HUMAN_RIGHTS', 'ENVIRONMENT', 'ANTI_CORRUPTION', 'LABOUR', 'EXCLUSIONARY'];
  for (const level of ['BASIC', 'STANDARD', 'ENHANCED'] as const) {
    expect(dimensionsOf[level]).toEqual(expect.arrayContaining(standards));
  }
  expect(dimensionsOf.STANDARD).toEqual(expect.arrayContaining(['GOVERNANCE', 'SAFEGUARDING']));
  expect(new Set(dimensionsOf.ENHANCED).size).toBe(8);
});
