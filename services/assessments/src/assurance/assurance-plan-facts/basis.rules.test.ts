import { AssuranceType } from '../../terms/assurance-type.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { basisOf, capacityOf, type FinalOpinion, type ValidRating } from './basis.rules';

const rating = (kind: string, band: string, finalisedOn = '2025-01-01'): ValidRating => ({
  assessmentId: `${kind}-${band}`,
  kind,
  band: CommonRiskBand[band as CommonRiskBand],
  finalisedOn,
});
const opinion = (value: FinalOpinion['opinion'], finalOn: string): FinalOpinion => ({
  type: AssuranceType.SCHEDULED_AUDIT,
  opinion: value,
  finalOn,
});
const micro = rating('HACT_MICRO', 'MODERATE');
const checklist = rating('SIMPLIFIED_CHECKLIST', 'LOW');

test.each<[string, ValidRating[], FinalOpinion[], CommonRiskBand | null, string, string, boolean]>([
  ['nothing', [], [], null, 'HIGH_RISK_ASSUMED', 'HIGH_ASSUMED', false],
  ['a micro-assessment', [micro, checklist], [], null, 'MICRO_ASSESSMENT', 'MODERATE', true],
  [
    'one that assumes high',
    [rating('HACT_MICRO', 'HIGH_ASSUMED')],
    [],
    null,
    'HIGH_RISK_ASSUMED',
    'HIGH_ASSUMED',
    false,
  ],
  ['one that assumes low', [rating('HACT_MICRO', 'LOW_ASSUMED')], [], null, 'LOW_RISK_ASSUMED', 'LOW_ASSUMED', false],
  [
    'one that was not required',
    [rating('HACT_MICRO', 'NOT_REQUIRED')],
    [],
    null,
    'HIGH_RISK_ASSUMED',
    'HIGH_ASSUMED',
    false,
  ],
  ['a checklist', [checklist], [], null, 'SIMPLIFIED_CHECKLIST', 'LOW', false],
  ['a PSEA assessment alone', [rating('PSEA_CAPACITY', 'LOW')], [], null, 'HIGH_RISK_ASSUMED', 'HIGH_ASSUMED', false],
  ['low by decision', [checklist], [], CommonRiskBand.LOW_ASSUMED, 'LOW_RISK_ASSUMED', 'LOW_ASSUMED', false],
  ['high by decision', [], [], CommonRiskBand.HIGH_ASSUMED, 'HIGH_RISK_ASSUMED', 'HIGH_ASSUMED', false],
  ['another band by decision', [], [], CommonRiskBand.SIGNIFICANT, 'OTHERS', 'SIGNIFICANT', false],
  ['a decision beside a micro-assessment', [micro], [], CommonRiskBand.LOW, 'MICRO_ASSESSMENT', 'MODERATE', true],
  [
    'an adverse audit after it',
    [micro],
    [opinion('ADVERSE', '2025-02-01')],
    null,
    'NEGATIVE_AUDIT_RESULTS',
    'HIGH_ASSUMED',
    true,
  ],
  ['a disclaimer', [], [opinion('DISCLAIMER', '2020-01-01')], null, 'NEGATIVE_AUDIT_RESULTS', 'HIGH_ASSUMED', false],
  [
    'an adverse audit before it',
    [micro],
    [opinion('ADVERSE', '2024-12-31')],
    null,
    'MICRO_ASSESSMENT',
    'MODERATE',
    true,
  ],
  ['a qualified one', [micro], [opinion('QUALIFIED', '2025-02-01')], null, 'MICRO_ASSESSMENT', 'MODERATE', true],
  [
    'an adverse audit that a good one followed',
    [micro],
    [opinion('ADVERSE', '2025-02-01'), opinion('UNMODIFIED', '2025-03-01')],
    null,
    'MICRO_ASSESSMENT',
    'MODERATE',
    true,
  ],
])('%s', (_case, ratings, opinions, assumption, basis, band, hasMicroAssessment) => {
  expect(basisOf(ratings, opinions, assumption)).toMatchObject({ basis, band, hasMicroAssessment });
});

test.each([
  ['LOW', 'FULL'],
  ['MODERATE', 'MEDIUM'],
  ['SIGNIFICANT', 'LOW'],
  ['HIGH', 'LOW'],
  ['HIGH_ASSUMED', 'LOW_ASSUMED_EMERGENCY'],
  ['NOT_REQUIRED', 'NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES'],
])('PSEA %s is capacity %s', (band, capacity) => {
  expect(capacityOf([micro, rating('PSEA_CAPACITY', band)])).toBe(capacity);
});

test('without a PSEA assessment capacity is not assessed', () => {
  expect(capacityOf([micro])).toBe('NOT_ASSESSED');
});
