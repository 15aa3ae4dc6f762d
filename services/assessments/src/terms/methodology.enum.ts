import { registerEnumType } from 'type-graphql';

/** How answers become a band. A formula is code with a name; its numbers are data of the methodology version. */
export enum ScoringAlgorithm {
  AVERAGE_EQUAL_BANDS = 'AVERAGE_EQUAL_BANDS',
  POINTS_ASYMMETRIC_BANDS = 'POINTS_ASYMMETRIC_BANDS',
  SUM_OF_RATINGS = 'SUM_OF_RATINGS',
  COUNT_MET = 'COUNT_MET',
  WEIGHTED_CHECKLIST = 'WEIGHTED_CHECKLIST',
  EXCLUSIONARY = 'EXCLUSIONARY',
  WEIGHTED_BY_SECTOR = 'WEIGHTED_BY_SECTOR',
  DEVELOPMENTAL = 'DEVELOPMENTAL',
}

registerEnumType(ScoringAlgorithm, {
  name: 'ScoringAlgorithm',
  description: 'How answers become a band. docs/methodologies.md has the formulas.',
  valuesConfig: {
    AVERAGE_EQUAL_BANDS: { description: 'Average points per question, in bands of equal width (HACT 2016).' },
    POINTS_ASYMMETRIC_BANDS: { description: 'Total points, in bands at given percents of the span (HACT, current).' },
    SUM_OF_RATINGS: { description: 'The sum of one rating per standard (PSEA 2020).' },
    COUNT_MET: { description: 'How many standards are met; one that does not apply counts as met (PSEA harmonised).' },
    WEIGHTED_CHECKLIST: { description: 'Weighted points in percent of the most that were possible.' },
    EXCLUSIONARY: { description: 'The worst answer decides; an exclusion beats everything (due diligence).' },
    WEIGHTED_BY_SECTOR: { description: 'Points weighted by what is material in the sector of business (PSFP-11).' },
    DEVELOPMENTAL: { description: 'Levels of maturity; what is below the target becomes a plan (SYS-28).' },
  },
});
