import type { Methodology } from '../methodologies/methodology.types';
import { shippedMethodology } from '../shipped-methodologies/shipped-methodologies.data';
import { questionsOf } from './answer-check.rules';
import { scoreAnswers } from './score.rules';

/** One answer per standard, in their order. */
const rate = (methodology: Methodology, values: (string | null)[]) =>
  scoreAnswers(
    methodology,
    questionsOf(methodology).map(({ key }, index) => {
      const value = values[index] ?? null;
      return { question: key, value, notApplicable: value === null, evidence: 1 };
    }),
  );

describe('standards.md 3.3, PSEA 2020: the sum of six ratings', () => {
  const psea = shippedMethodology('PSEA_2020', 1);
  const [absent, progressing, adequate] = ['ABSENT', 'PROGRESSING', 'ADEQUATE'];

  test.each([
    [6, [absent, absent, absent, absent, absent, absent], 'HIGH', 'LOW'],
    [8, [progressing, progressing, absent, absent, absent, absent], 'HIGH', 'LOW'],
    [9, [adequate, progressing, absent, absent, absent, absent], 'MODERATE', 'MEDIUM'],
    [14, [adequate, adequate, adequate, progressing, progressing, absent], 'MODERATE', 'MEDIUM'],
    [15, [adequate, adequate, adequate, progressing, progressing, progressing], 'LOW', 'FULL'],
    [18, [adequate, adequate, adequate, adequate, adequate, adequate], 'LOW', 'FULL'],
  ])('%i', (sum, values, band, capacityBand) => {
    expect(rate(psea, values as string[])).toMatchObject({ points: String(sum), band, capacityBand, applicable: 6 });
  });
});

describe('standards.md 3.3, PSEA harmonised: how many of eight standards are met', () => {
  const psea = shippedMethodology('PSEA_HARMONISED', 1);
  const standards = (met: number, notApplicable: number) =>
    Array.from({ length: 8 }, (_, index) => (index < met ? 'MET' : index < met + notApplicable ? null : 'NOT_MET'));

  test.each([
    [8, 0, 'LOW', 'FULL'],
    [6, 2, 'LOW', 'FULL'],
    [7, 0, 'MODERATE', 'MEDIUM'],
    [6, 0, 'MODERATE', 'MEDIUM'],
    [5, 1, 'MODERATE', 'MEDIUM'],
    [5, 0, 'HIGH', 'LOW'],
    [0, 0, 'HIGH', 'LOW'],
  ])('%i met and %i not applicable, which counts as met', (met, notApplicable, band, capacityBand) => {
    const score = rate(psea, standards(met, notApplicable));
    expect(score).toMatchObject({ points: String(met + notApplicable), band, capacityBand });
  });

  test('none applicable is no rating: that there is no contact with beneficiaries is a decision, not a score', () => {
    expect(rate(psea, standards(0, 8))).toMatchObject({ applicable: 0, band: null, capacityBand: null });
  });
});
