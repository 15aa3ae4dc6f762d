import { dueDiligenceBlockers, type KnownDueDiligence } from './due-diligence.rules';

const now = new Date('2026-03-01T12:00:00Z');
const good: KnownDueDiligence = {
  caseId: 'a',
  agency: 'UNHCR',
  level: 'BASIC',
  state: 'DECIDED',
  decision: 'PROCEED',
  decidedOn: '2025-01-10',
  validUntil: '2028-01-09',
};
const asked = { agency: 'UNHCR', purpose: 'SIGN', partnerType: 'NATIONAL_NGO', dueDiligences: [good], now };
const declined = { ...good, decision: 'DECLINE', validUntil: null } as const;
const over = { ...good, validUntil: '2026-02-28' };

const codes = (change: Partial<typeof asked> & { dueDiligences?: KnownDueDiligence[] }) =>
  dueDiligenceBlockers({ ...asked, ...change }).map(({ code, since }) => [
    code,
    since?.toISOString().slice(0, 10) ?? null,
  ]);

const required = [['DUE_DILIGENCE_REQUIRED', null]];
const expired = [['DUE_DILIGENCE_EXPIRED', '2026-03-01']];

test.each<[string, KnownDueDiligence[], (string | null)[][]]>([
  ['none', [], required],
  ['a satisfactory one', [good], []],
  ['one with mitigation', [{ ...good, decision: 'PROCEED_WITH_MITIGATION' }], []],
  ['its last valid day', [{ ...good, validUntil: '2026-03-01' }], []],
  ['the day after it, before anybody told so', [over], expired],
  ['the day after it, told', [{ ...over, state: 'EXPIRED' }], expired],
  ['one that is over beside one that is not', [over, { ...good, caseId: 'b' }], []],
  ['one of another agency', [{ ...good, agency: 'WFP' }], required],
  ['one that was replaced', [{ ...good, state: 'SUPERSEDED' }], required],
  ['a decline', [declined], [['DUE_DILIGENCE_DECLINED', '2025-01-10']]],
  [
    'a decline that nobody replaced, beside a lighter look',
    [declined, { ...good, caseId: 'b' }],
    [['DUE_DILIGENCE_DECLINED', '2025-01-10']],
  ],
  [
    'a decline that was replaced',
    [
      { ...declined, state: 'SUPERSEDED' },
      { ...good, caseId: 'b' },
    ],
    [],
  ],
])('HAB-16: to sign with %s', (_, dueDiligences, expected) => expect(codes({ dueDiligences })).toEqual(expected));

test.each<[string, string, boolean]>([
  ['APPLY', 'PRIVATE_SECTOR', false],
  ['SELECT', 'PRIVATE_SECTOR', true],
  ['SIGN', 'PRIVATE_SECTOR', true],
  ['PAY', 'PRIVATE_SECTOR', false],
  ['SELECT', 'NATIONAL_NGO', false],
  ['SIGN', 'GOVERNMENT_NATIONAL', true],
  ['SIGN', 'IGO_OR_DEVELOPMENT_BANK', true],
  ['SIGN', 'UN_ENTITY', false],
])('UNICEF-42, standards.md 3.13: to %s a partner that is %s', (purpose, partnerType, needed) =>
  expect(codes({ purpose, partnerType, dueDiligences: [] })).toEqual(needed ? required : []),
);
