import type { CapacityBand } from '../../terms/capacity-band.enum';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { BelowBand, LowerBand, ScoringParameters } from '../scoring/scoring-parameters.types';

export interface DescribedBand {
  band: CommonRiskBand;
  capacityBand: CapacityBand | null;
  rule: string;
}

/** The bands of a methodology in words, from low to high risk. */
export function describeBands(scoring: ScoringParameters): DescribedBand[] {
  switch (scoring.algorithm) {
    case 'AVERAGE_EQUAL_BANDS': {
      const { bands } = scoring.parameters;
      return bands.map((band, index) => ({ ...band, rule: `part ${index + 1} of ${bands.length} of the span` }));
    }
    case 'POINTS_ASYMMETRIC_BANDS':
      return below(scoring.parameters.bands, 'of the span');
    case 'WEIGHTED_CHECKLIST':
      return below(scoring.parameters.bands, 'of the most points');
    case 'SUM_OF_RATINGS':
    case 'COUNT_MET':
      return atLeast(scoring.parameters.bands, '');
    case 'WEIGHTED_BY_SECTOR':
    case 'DEVELOPMENTAL':
      return atLeast(scoring.parameters.bands, ' % of the most points');
    case 'EXCLUSIONARY':
      return scoring.parameters.bands.map(({ band, capacityBand, values, times }) => ({
        band,
        capacityBand,
        rule: times === 0 ? 'nothing found' : `${times} or more of ${values.join(', ')}`,
      }));
  }
}

const below = (bands: BelowBand[], of: string): DescribedBand[] =>
  bands.map(({ below: end, band, capacityBand }) => ({
    band,
    capacityBand,
    rule: end === null ? 'from there on' : `below ${end} % ${of}`,
  }));

const atLeast = (bands: LowerBand[], unit: string): DescribedBand[] =>
  bands.map(({ atLeast: least, band, capacityBand }) => ({ band, capacityBand, rule: `at least ${least}${unit}` }));
