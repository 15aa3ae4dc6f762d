import { RiskLevel } from '../../terms/risk-level.enum';
import { monitoringTableRows, requirementOf } from './monitoring-plan.rules';

const { LOW, MODERATE, SIGNIFICANT, HIGH } = RiskLevel;

// Amounts at the edges are those of standards.md 3.2.
test.each<[string, RiskLevel, RiskLevel, number, string, number]>([
  ['0', HIGH, HIGH, 0, 'NONE', 0],
  ['2500', HIGH, HIGH, 0, 'NONE', 0],
  ['2500.01', LOW, LOW, 1, 'ANNUAL', 2],
  ['100000', HIGH, LOW, 1, 'ANNUAL', 2],
  ['100000.01', MODERATE, MODERATE, 2, 'SEMI_ANNUAL', 6],
  ['500000', SIGNIFICANT, MODERATE, 3, 'QUARTERLY', 9],
  ['500000.01', HIGH, MODERATE, 4, 'QUARTERLY', 12],
  ['500000.01', LOW, MODERATE, 2, 'SEMI_ANNUAL', 6],
  ['100000', LOW, SIGNIFICANT, 2, 'SEMI_ANNUAL', 8],
  ['500000', LOW, HIGH, 3, 'QUARTERLY', 18],
  ['2000000', HIGH, SIGNIFICANT, 5, 'BIMONTHLY', 20],
  ['2000000', HIGH, HIGH, 6, 'BIMONTHLY', 36],
])(
  'JIU-82: %s dollars at %s risk in a %s context: %i visits, %s, %i days',
  (amount, band, context, visits, frequency, staffDays) => {
    expect(requirementOf(band, amount, context)).toEqual({ visits, frequency, staffDays });
  },
);

test('the published table has a row for each tier, band and context, and more risk never means less monitoring', () => {
  const rows = monitoringTableRows();
  expect(rows).toHaveLength(4 * 4 * 4);
  expect(rows[0]).toMatchObject({ aboveUsd: null, upToUsd: '2500', band: LOW, context: LOW, visits: 0 });
  expect(rows.at(-1)).toMatchObject({ aboveUsd: '500000', upToUsd: null, band: HIGH, context: HIGH, visits: 6 });
  const levels = [LOW, MODERATE, SIGNIFICANT, HIGH];
  for (const amount of ['2500', '100000', '500000', '500001']) {
    for (const other of levels) {
      const byBand = levels.map((band) => requirementOf(band, amount, other).visits);
      const byContext = levels.map((context) => requirementOf(other, amount, context).staffDays);
      expect(byBand).toEqual([...byBand].sort((a, b) => a - b));
      expect(byContext).toEqual([...byContext].sort((a, b) => a - b));
    }
  }
});
