import { agreementBlockers, type KnownAgreement } from './agreement.rules';

const now = new Date('2026-03-01T12:00:00Z');
const good: KnownAgreement = {
  engagementId: 'a',
  agency: 'UNDP',
  state: 'ACTIVE',
  from: '2025-01-01',
  to: '2026-12-31',
};
const asked = { agency: 'UNDP', purpose: 'PAY', agreements: [good], agreementsKnownAt: now as Date | null, now };

const found = (change: Partial<typeof asked>) =>
  agreementBlockers({ ...asked, ...change }).map(({ code, message, since }) => [
    code,
    message.replace(/^.*: /, ''),
    since?.toISOString().slice(0, 10) ?? null,
  ]);
const required = (why: string, since: string | null = null) => [['AGREEMENT_REQUIRED', `${why}.`, since]];
const over = 'the agreement ended, and the 30 days to settle it are over';

test.each<[string, Partial<KnownAgreement>[], string[][] | (string | null)[][]]>([
  ['one in force', [{}], []],
  ['one without a last day', [{ to: null }], []],
  ['its first day', [{ from: '2026-03-01' }], []],
  ['the day before it begins', [{ from: '2026-03-02' }], required('the agreement begins on 2026-03-02')],
  ['its last day', [{ to: '2026-03-01' }], []],
  ['the last of the days to settle it', [{ to: '2026-01-30' }], []],
  ['the day after them', [{ to: '2026-01-29' }], required(over, '2026-03-01')],
  ['one that was closed within its period', [{ state: 'CLOSED' }], required('the agreement is closed')],
  ['one that is halted', [{ state: 'SUSPENDED' }], required('the agreement is suspended')],
  ['one that nobody signed', [{ state: 'PLANNED' }], required('the agreement is not signed yet')],
  ['one of another agency', [{ agency: 'WFP' }], required('none is recorded')],
  ['none', [], required('none is recorded')],
  ['one that is over beside one in force', [{ to: '2025-06-30' }, { engagementId: 'b' }], []],
  ['two that are over', [{ to: '2025-06-30' }, { to: '2025-12-31' }], required(over, '2026-01-31')],
  [
    'a halted one beside a closed one',
    [{ state: 'CLOSED' }, { state: 'SUSPENDED' }],
    required('the agreement is suspended'),
  ],
])('UNHCR-51: to pay under %s', (_, changes, expected) =>
  expect(found({ agreements: changes.map((change) => ({ ...good, ...change })) })).toEqual(expected),
);

test.each(['APPLY', 'SELECT', 'SIGN'])('to %s nobody needs an agreement', (purpose) =>
  expect(found({ purpose, agreements: [] })).toEqual([]),
);

test.each<[string, Date | null, boolean]>([
  ['a day ago', new Date('2026-02-28T12:00:00Z'), false],
  ['longer ago than a day', new Date('2026-02-28T11:59:59Z'), true],
  ['by a clock that is wrong', new Date('2026-03-03T12:00:00Z'), true],
  ['never', null, true],
])('the feed was read to its end %s', (_, agreementsKnownAt, stale) => {
  expect(found({ agreementsKnownAt }).map(([code]) => code)).toEqual(stale ? ['AGREEMENTS_STALE'] : []);
  // What is missing is the nearer reason: waiting would not help.
  expect(found({ agreementsKnownAt, agreements: [] }).map(([code]) => code)).toEqual(['AGREEMENT_REQUIRED']);
});
