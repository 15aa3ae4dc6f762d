import { checkResponse } from './management-response.rules';
import { ResponseStance } from './management-response.view';

const { ACCEPTED, PARTLY, REJECTED } = ResponseStance;
const today = '2026-03-01';
const later = '2026-06-30';

test.each([
  ['accepted with an action and a day', ACCEPTED, 'Pay sooner', later, null, null],
  ['accepted, due today', ACCEPTED, 'Pay sooner', today, null, null],
  ['accepted without an action', ACCEPTED, null, later, null, 'what is done'],
  ['accepted without a day', ACCEPTED, 'Pay sooner', null, null, 'what is done'],
  ['accepted, due yesterday', ACCEPTED, 'Pay sooner', '2026-02-28', null, 'in the past'],
  ['partly with all three', PARTLY, 'Pay sooner', later, 'Not in the capital.', null],
  ['partly without a comment', PARTLY, 'Pay sooner', later, null, 'Say why'],
  ['partly without an action', PARTLY, null, null, 'Not in the capital.', 'what is done'],
  ['rejected with a comment', REJECTED, null, null, 'Not ours.', null],
  ['rejected without one', REJECTED, null, null, null, 'Say why'],
  ['rejected with an action', REJECTED, 'Pay sooner', null, 'Not ours.', 'no action'],
])('UNICEF-23: %s', (_what, stance, action, dueOn, comment, refused) => {
  const check = () => checkResponse({ stance, action, dueOn, comment }, today);
  if (refused === null) expect(check).not.toThrow();
  else expect(check).toThrow(refused);
});
