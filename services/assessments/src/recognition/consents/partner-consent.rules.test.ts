import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { answers, checkConsent } from './partner-consent.rules';
import { ConsentScope } from './partner-consent.view';

const { ALL_AGENCIES, LISTED } = ConsentScope;
const { HACT_MICRO, PSEA_CAPACITY } = AssessmentKind;
const today = '2026-09-25';

test.each([
  [{ scope: LISTED, agencies: ['UNHCR'] }],
  [{ scope: ALL_AGENCIES }],
  [{ scope: ALL_AGENCIES, agencies: [], validUntil: today }],
])('%j can be given', (given) => {
  expect(() => checkConsent(given, today)).not.toThrow();
});

test.each([
  [{ scope: LISTED }, 'Name the agencies.'],
  [{ scope: LISTED, agencies: [] }, 'Name the agencies.'],
  [{ scope: ALL_AGENCIES, agencies: ['UNHCR'] }, 'With ALL_AGENCIES no agency is named'],
  [{ scope: ALL_AGENCIES, validUntil: '2026-09-24' }, 'This day has passed.'],
])('%j cannot: %s', (given, message) => {
  expect(() => checkConsent(given, today)).toThrow(message);
});

test.each([
  [{ scope: ALL_AGENCIES, agencies: [], kinds: [] }, true],
  [{ scope: LISTED, agencies: ['UNHCR'], kinds: [HACT_MICRO, PSEA_CAPACITY] }, true],
  [{ scope: LISTED, agencies: ['UNHCR'], kinds: [HACT_MICRO] }, false],
  [{ scope: LISTED, agencies: ['UNICEF', 'WFP'], kinds: [] }, false],
])('%j answers what UNHCR asked: %s', (consent, expected) => {
  expect(answers(consent, { agencyCode: 'UNHCR', kinds: [HACT_MICRO, PSEA_CAPACITY] })).toBe(expected);
});
