import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';
import { demandRecordable, demandResolvable, isSince, mayKnow } from './event-review.rules';

const staff: Viewer = { ...publicViewer, kind: 'AGENCY', agency: 'UNICEF', subject: 'i#ann' };
const event = {
  kind: 'FRAUD_FINDING',
  agency: 'UNICEF' as string | null,
  raisedBy: 'i#bob',
  resolvedAt: null,
} as const;

test('a partner learns of no hit, fraud, abuse or misrepresentation here', () => {
  const hidden = Object.values(InvalidatingEventKind).filter((kind) => !mayKnow({ kind: 'PARTNER' }, { kind }));
  expect(hidden.sort()).toEqual(['FRAUD_FINDING', 'HIT_CONFIRMED', 'MISREPRESENTATION', 'SEA_FINDING']);
  expect(Object.values(InvalidatingEventKind).every((kind) => mayKnow({ kind: 'AGENCY' }, { kind }))).toBe(true);
  expect(Object.values(InvalidatingEventKind).some((kind) => mayKnow({ kind: 'PUBLIC' }, { kind }))).toBe(false);
});

test('what facts raise is not recorded by people', () => {
  const raised = Object.values(InvalidatingEventKind).filter((kind) => {
    try {
      demandRecordable(kind);
      return false;
    } catch {
      return true;
    }
  });
  expect(raised.sort()).toEqual(['HIT_CONFIRMED', 'MERGER']);
});

test.each<[string, object, { viewer?: Viewer; ownsResult?: boolean }, string | null]>([
  ['a colleague of who recorded it', {}, {}, null],
  ['who recorded it', { raisedBy: 'i#ann' }, {}, 'SEGREGATION_OF_DUTIES'],
  ['another agency, even one with a result', { agency: 'UNDP' }, { ownsResult: true }, 'NOT_THE_OWNER'],
  ['an agency whose result it touches, of a fact', { agency: null, kind: 'MERGER' }, { ownsResult: true }, null],
  ['an agency without a result, of a fact', { agency: null, kind: 'MERGER' }, {}, 'NOT_THE_OWNER'],
  ['anybody, of a hit', { agency: null, kind: 'HIT_CONFIRMED' }, { ownsResult: true }, 'ENDS_BY_FACT'],
  ['anybody, a second time', { resolvedAt: new Date(0) }, {}, 'INVALID_STATE'],
])('resolved by %s', (_who, change, { viewer = staff, ownsResult = false }, reason) => {
  const resolve = () => demandResolvable({ viewer, ownsResult }, { ...event, ...change });
  if (reason === null) expect(resolve).not.toThrow();
  else expect(resolve).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ reason }) }));
});

test.each([
  ['2026-01-01', null, false],
  ['2026-01-01', '2026-01-02', false],
  ['2026-01-01', '2026-01-01', true],
  ['2026-01-02', '2026-01-01', true],
])('an event of %s touches what was final on %s: %s', (occurredOn, finalisedOn, touches) => {
  expect(isSince({ occurredOn }, finalisedOn)).toBe(touches);
});
