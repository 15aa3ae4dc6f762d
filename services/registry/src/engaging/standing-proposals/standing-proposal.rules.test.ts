import { findConflict, type ProposalKind } from './standing-proposal.rules';

const proposal = (kind: ProposalKind) => ({ kind, proposedBy: 'a#1', proposedAgency: 'UNHCR' });
const kinds: ProposalKind[] = ['SUSPEND', 'REINSTATE', 'INACTIVATE', 'CLOSE', 'PLACE_HOLD', 'LIFT_HOLD'];

test.each(kinds)('nobody decides on the own proposal: %s', (kind) => {
  expect(findConflict(proposal(kind), { subject: 'a#1', agency: 'UNHCR' })).toMatch(/You proposed/);
  expect(findConflict(proposal(kind), { subject: 'a#1', agency: 'WFP' })).toMatch(/You proposed/);
  expect(findConflict(proposal(kind), { subject: null, agency: 'WFP' })).toMatch(/You proposed/);
});

test.each(kinds)('somebody of another agency may always decide: %s', (kind) =>
  expect(findConflict(proposal(kind), { subject: 'b#2', agency: 'WFP' })).toBeNull(),
);

test.each<[ProposalKind, boolean]>([
  ['SUSPEND', false],
  ['CLOSE', false],
  ['PLACE_HOLD', false],
  ['REINSTATE', true],
  ['INACTIVATE', true],
  ['LIFT_HOLD', true],
])('a colleague may decide about %s: %s (R-INV-7)', (kind, may) =>
  expect(findConflict(proposal(kind), { subject: 'a#2', agency: 'UNHCR' }) === null).toBe(may),
);
