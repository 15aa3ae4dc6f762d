import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { actorFor, originOf } from './change.rules';

const staff = { actor: 'un#amal', agency: 'UNHCR' };
const user = { actor: 'users#amina', agency: null };
const machine = { actor: 'service:registry', agency: null };
const viewer = (kind: Viewer['kind'], agency: string | null = null): Viewer => ({ ...publicViewer, kind, agency });

test.each([
  [staff, 'AGENCY'],
  [user, 'PARTNER'],
  [machine, 'SYSTEM'],
])('%j is of %s', (hand, origin) => {
  expect(originOf(hand)).toBe(origin);
});

test.each([
  [staff, viewer('AGENCY', 'UNHCR'), 'un#amal'],
  [staff, viewer('AGENCY', 'WFP'), null],
  [staff, viewer('PARTNER'), null],
  [user, viewer('PARTNER'), 'users#amina'],
  [user, viewer('AGENCY', 'UNHCR'), null],
  [machine, viewer('AGENCY', 'UNHCR'), null],
  [machine, viewer('PARTNER'), null],
])('%j for %j is %s', (hand, who, actor) => {
  expect(actorFor(who, hand)).toBe(actor);
});
