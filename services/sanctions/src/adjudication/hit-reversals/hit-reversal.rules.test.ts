import type { Decider } from '../adjudications/adjudication.rules';
import { judgeReversal, openProposal } from './hit-reversal.rules';

const person = (name: string, agency: string, office = ''): Decider => ({
  subject: `${agency}#${name}`,
  agency,
  offices: [office],
  isAdjudicator: true,
});
const by = ({ subject, agency, offices }: Decider, decision: 'CONFIRMED' | 'FALSE_POSITIVE', reversal = false) => ({
  decider: subject,
  agency,
  offices: [...offices],
  decision,
  reversal,
});
const [amina, bashir, carla, dawit] = [
  person('amina', 'UNICEF'),
  person('bashir', 'WFP'),
  person('carla', 'UNHCR'),
  person('dawit', 'UNDP'),
] as const;
const confirmed = [by(amina, 'CONFIRMED'), by(bashir, 'CONFIRMED')];
const proposed = [...confirmed, by(carla, 'FALSE_POSITIVE', true)];

test.each([
  ['one of those who confirmed', confirmed, amina, 'REVERSE', { refusal: 'CONFIRMED_IT' }],
  ['the other of them, as the second person', proposed, bashir, 'REVERSE', { refusal: 'CONFIRMED_IT' }],
  ['one of them cannot even uphold it', proposed, bashir, 'UPHOLD', { refusal: 'CONFIRMED_IT' }],
  ['somebody else', confirmed, carla, 'REVERSE', { act: 'REVERSAL_PROPOSED' }],
  ['the same person twice', proposed, carla, 'REVERSE', { refusal: 'SAME_PERSON' }],
  ['a colleague of the same unit', proposed, person('cem', 'UNHCR'), 'REVERSE', { refusal: 'SAME_UNIT' }],
  ['a colleague of another unit', proposed, person('cem', 'UNHCR', 'SO'), 'REVERSE', { act: 'REVERSED' }],
  ['another agency', proposed, dawit, 'REVERSE', { act: 'REVERSED' }],
  ['another agency that disagrees', proposed, dawit, 'UPHOLD', { act: 'REVERSAL_REJECTED' }],
  ['who proposed, on second thoughts', proposed, carla, 'UPHOLD', { act: 'REVERSAL_REJECTED' }],
  ['nothing to uphold', confirmed, dawit, 'UPHOLD', { refusal: 'NOT_PROPOSED' }],
] as const)('S-INV-1, S-INV-2: %s', (_case, decisions, decider, wants, judgement) => {
  expect(judgeReversal(decisions, decider, wants)).toEqual(judgement);
});

test('somebody who once said "no match" may help to reverse', () => {
  expect(judgeReversal([by(dawit, 'FALSE_POSITIVE'), ...proposed], dawit, 'REVERSE')).toEqual({ act: 'REVERSED' });
});

test('after a rejection a proposal begins anew', () => {
  const rejected = [...proposed, by(dawit, 'CONFIRMED', true)];
  expect(openProposal(rejected)).toBeNull();
  expect(judgeReversal(rejected, dawit, 'REVERSE')).toEqual({ act: 'REVERSAL_PROPOSED' });
});
