import { DocumentValidity } from '../documents/document.entity';
import { mayHandIn, type PaperPhase, phaseOf, validityOf } from './paper.rules';

const today = '2026-02-27';

test.each<[string | null, DocumentValidity]>([
  [null, DocumentValidity.VALID],
  ['2026-02-26', DocumentValidity.EXPIRED],
  ['2026-02-27', DocumentValidity.EXPIRING],
  ['2026-04-28', DocumentValidity.EXPIRING],
  ['2026-04-29', DocumentValidity.VALID],
])('a document until %s is %s', (expiresOn, validity) => expect(validityOf(expiresOn, today)).toBe(validity));

const valid = { expiresOn: '2027-02-27', outcome: null };
const expired = { expiresOn: '2026-02-26', outcome: null };
const refused = { expiresOn: null, outcome: 'REFUSED' as const };

test.each<[PaperPhase, boolean, Parameters<typeof mayHandIn>[2], boolean]>([
  ['COLLECTING', true, valid, true],
  ['COLLECTING', true, null, true],
  ['UNDER_DECISION', true, valid, false],
  ['UNDER_DECISION', true, null, false],
  ['UNDER_DECISION', false, null, false],
  ['UNDER_DECISION', true, expired, true],
  ['UNDER_DECISION', true, refused, true],
  ['KEPT', true, valid, false],
  ['KEPT', true, expired, true],
  ['KEPT', true, null, true],
  ['KEPT', false, valid, true],
  ['CLOSED', true, expired, false],
  ['CLOSED', false, null, false],
])('in the phase %s, vetted %s, over %j: %s', (phase, vetted, present, allowed) => {
  expect(mayHandIn(phase, vetted, present, today)).toBe(allowed);
});

test('who never asked for registration collects; what ended is closed', () => {
  expect(phaseOf(null)).toBe('COLLECTING');
  expect(phaseOf('LAPSED')).toBe('CLOSED');
});
