import { OutcomeAudience, OutcomeState } from './outcome.enums';
import { checkActions, demandClosedWindow, demandOutcomeMove, needsNewRound, referenceOf } from './outcome.rules';

const { OFFICE, AGENCY, UNCT, INTER_AGENCY, PUBLIC } = OutcomeAudience;
const day = (date: number) => new Date(Date.UTC(2025, 10, date));
const refusalOf = (run: () => void): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    const { code, reason } = (error as { extensions: Record<string, string> }).extensions;
    return reason ? `${code} / ${reason}` : (code ?? null);
  }
};
const open = 'PRECONDITION_FAILED / COMMENT_WINDOW_OPEN';

test.each([
  ['within the days', UNCT, 5, ['a'], ['a'], [], open],
  ['on the last instant', UNCT, 15, ['a'], ['a'], [], null],
  ['only for the agency', AGENCY, 5, ['a'], ['a'], [], null],
  ['only for the office', OFFICE, 5, ['a'], ['a'], [], null],
  ['all have waived', INTER_AGENCY, 5, ['a', 'b'], ['a', 'b'], ['b', 'a'], null],
  ['one has waived', INTER_AGENCY, 5, ['a', 'b'], ['a', 'b'], ['a'], open],
  ['nobody was present: the days pass all the same', PUBLIC, 5, [], [], [], open],
  ['nobody was present, and they have passed', PUBLIC, 16, [], [], [], null],
  ['one that was present was not asked', PUBLIC, 20, ['a'], ['a', 'b'], [], open],
  ['one that was present was not asked, but waives', PUBLIC, 20, ['a'], ['a', 'b'], ['b'], null],
] as const)('P-INV-5: %s', (_name, audience, date, asked, present, waived, expected) => {
  const window = { audience, commentsUntil: day(15), asked, present, waived, now: day(date) };
  expect(refusalOf(() => demandClosedWindow(window))).toBe(expected);
});

test.each([
  ['the same', {}, false],
  ['another text', { statement: 'x' }, true],
  ['another theme', { theme: 'DATA' }, true],
  ['for more readers', { audience: PUBLIC }, true],
  ['for fewer readers', { audience: AGENCY }, false],
])('P-INV-5: partners are asked anew about %s: %s', (_name, change, expected) => {
  const before = { statement: 'Payments come late.', theme: 'PAYMENT_DELAYS', audience: UNCT };
  expect(needsNewRound(before, { ...before, ...change })).toBe(expected);
});

test.each([
  [OutcomeState.RECORDED, OutcomeState.PUBLISHED, null],
  [OutcomeState.RECORDED, OutcomeState.WITHDRAWN, null],
  [OutcomeState.PUBLISHED, OutcomeState.WITHDRAWN, null],
  [OutcomeState.PUBLISHED, OutcomeState.RECORDED, 'CONFLICT / INVALID_STATE'],
  [OutcomeState.PUBLISHED, OutcomeState.PUBLISHED, 'CONFLICT / INVALID_STATE'],
  [OutcomeState.WITHDRAWN, OutcomeState.PUBLISHED, 'CONFLICT / INVALID_STATE'],
])('from %s to %s: %s', (from, to, expected) => {
  expect(refusalOf(() => demandOutcomeMove(from, to))).toBe(expected);
});

test.each([
  ['of an agency that was there', 'WFP', '2025-12-01', null],
  ['of an agency that was not there', 'UNDP', '2025-12-01', 'INVALID_INPUT'],
  ['due yesterday', 'WFP', '2025-10-31', 'INVALID_INPUT'],
])('an action %s', (_name, owner, due, expected) => {
  const rules = { agencies: ['UNICEF', 'WFP'], today: '2025-11-01' };
  expect(refusalOf(() => checkActions([{ owner, due }], rules))).toBe(expected);
});

test('a reference tells the year and no count', () => {
  expect(referenceOf('01890a5d-ac96-774b-bcce-b302099a8057', '2025-11-03')).toBe('OUT-2025-099A8057');
});
