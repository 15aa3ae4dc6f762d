import fc from 'fast-check';
import {
  type Closable,
  type FindingAct,
  type FindingStep,
  isAmount,
  isOverdue,
  type JudgedEvidence,
  mayBecome,
  mayDecideWaiver,
  mayJudge,
  pendingUnsupported,
  refuseClosing,
  type Settled,
  settle,
  shownState,
  stepAfter,
} from './finding.rules';

const steps: FindingStep[] = ['OPEN', 'IN_PROGRESS', 'IMPLEMENTED', 'VERIFIED', 'WAIVED'];

test.each<[FindingAct, (FindingStep | null)[]]>([
  ['START', ['IN_PROGRESS', null, null, null, null]],
  ['IMPLEMENT', ['IMPLEMENTED', 'IMPLEMENTED', null, null, null]],
  ['RETURN', [null, null, 'IN_PROGRESS', null, null]],
  ['VERIFY', [null, null, 'VERIFIED', null, null]],
  ['WAIVE', ['WAIVED', 'WAIVED', 'WAIVED', null, null]],
  ['REOPEN', [null, null, null, 'OPEN', 'OPEN']],
])('%s leads to %j', (act, expected) => {
  expect(steps.map((step) => stepAfter(step, act))).toEqual(expected);
});

test.each<[FindingStep, string, boolean]>([
  ['OPEN', '2026-02-27', false],
  ['OPEN', '2026-02-28', true],
  ['IN_PROGRESS', '2026-02-28', true],
  ['IMPLEMENTED', '2026-02-28', false],
  ['VERIFIED', '2030-01-01', false],
  ['WAIVED', '2030-01-01', false],
])('%s, due on 2026-02-27, on %s: overdue %s', (step, today, overdue) => {
  const finding = { step, dueOn: '2026-02-27' };
  expect(isOverdue(finding, today)).toBe(overdue);
  expect(shownState(finding, today)).toBe(overdue ? 'OVERDUE' : step);
});

test.each([
  ['LOW', 'HIGH', true],
  ['MEDIUM', 'MEDIUM', true],
  ['HIGH', 'MEDIUM', false],
  ['MEDIUM', 'LOW', false],
] as const)('A-INV-6: the priority %s becomes %s: %s', (from, to, may) => expect(mayBecome(from, to)).toBe(may));

const high: Closable = { priority: 'HIGH', recordedBy: 'recorder', responsible: 'officer', implementedBy: 'partner' };
const medium: Closable = { ...high, priority: 'MEDIUM' };
const sent: JudgedEvidence = { addedBy: 'partner', verdict: null, judgedBy: null };
const accepted = (judgedBy: string): JudgedEvidence => ({ ...sent, verdict: 'ACCEPTED', judgedBy });
const rejected: JudgedEvidence = { ...sent, verdict: 'REJECTED', judgedBy: 'colleague' };

test.each<[string, Closable, JudgedEvidence[], string, string | null]>([
  ['nobody without evidence', high, [], 'colleague', 'EVIDENCE_REQUIRED'],
  ['nor its recorder', high, [], 'recorder', 'EVIDENCE_REQUIRED'],
  ['nobody while nobody looked at it', high, [sent], 'colleague', 'EVIDENCE_REQUIRED'],
  ['not its recorder on evidence that nobody else verified', high, [sent], 'recorder', 'SEGREGATION_OF_DUTIES'],
  ['not the owner of the agreement either', high, [sent], 'officer', 'SEGREGATION_OF_DUTIES'],
  ['nobody on rejected evidence', high, [rejected], 'colleague', 'EVIDENCE_REQUIRED'],
  ['not on evidence that its recorder accepted', high, [accepted('recorder')], 'colleague', 'EVIDENCE_REQUIRED'],
  ['not on evidence that its sender accepted', high, [accepted('partner')], 'colleague', 'EVIDENCE_REQUIRED'],
  ['its recorder once another user verified evidence', high, [accepted('colleague')], 'recorder', null],
  ['the owner of the agreement too', high, [rejected, accepted('colleague')], 'officer', null],
  ['another one', high, [accepted('colleague')], 'third', null],
  [
    'never who says that it is done',
    { ...high, implementedBy: 'third' },
    [accepted('colleague')],
    'third',
    'SEGREGATION_OF_DUTIES',
  ],
  ['of MEDIUM priority its recorder', medium, [], 'recorder', null],
  [
    'of MEDIUM priority not who says that it is done',
    { ...medium, implementedBy: 'recorder' },
    [],
    'recorder',
    'SEGREGATION_OF_DUTIES',
  ],
])('A-INV-6: it is closed by: %s', (_case, finding, evidence, subject, refusal) => {
  expect(refuseClosing(finding, evidence, subject)).toBe(refusal);
});

test.each([
  [high, 'recorder', false],
  [high, 'officer', false],
  [high, 'partner', false],
  [high, 'colleague', true],
  [medium, 'recorder', true],
  [medium, 'partner', false],
])('A-INV-6: of %j evidence is judged by %s: %s', (finding, subject, may) => {
  expect(mayJudge(finding, { addedBy: 'partner' }, subject)).toBe(may);
});

test.each([
  [high, 'proposer', false],
  [high, 'recorder', false],
  [high, 'officer', false],
  [high, 'colleague', true],
  [medium, 'recorder', true],
  [medium, 'proposer', false],
])('a waiver of %j is decided by %s: %s', (finding, subject, may) => {
  expect(mayDecideWaiver(finding, 'proposer', subject)).toBe(may);
});

const none: Settled = {
  amountUsd: '48250.75',
  refundedUsd: '0.00',
  documentedUsd: '0.00',
  justifiedUsd: '0.00',
  writtenOffUsd: '0.00',
};

test.each<[Partial<Settled>, string]>([
  [{}, '48250.75'],
  [{ refundedUsd: '10000.00' }, '38250.75'],
  [{ refundedUsd: '10000.00', documentedUsd: '20000.25', justifiedUsd: '8000.00', writtenOffUsd: '10250.50' }, '0.00'],
  [{ amountUsd: '0.30', refundedUsd: '0.10', documentedUsd: '0.20' }, '0.00'],
  [{ amountUsd: '0.00' }, '0.00'],
])('3.2: of %j is pending: %s', (change, pending) => expect(pendingUnsupported({ ...none, ...change })).toBe(pending));

const inDollars = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

test('whatever is settled, nothing is lost and nothing is settled twice', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 14n });
  const parts = ['refundedUsd', 'documentedUsd', 'justifiedUsd', 'writtenOffUsd'] as const;
  fc.assert(
    fc.property(amount, fc.array(fc.tuple(fc.constantFrom(...parts), amount), { maxLength: 20 }), (found, acts) => {
      let finding = { ...none, amountUsd: inDollars(found) };
      let left = found;
      for (const [part, cents] of acts) {
        const next = settle(finding, part, inDollars(cents));
        expect(next === null).toBe(cents > left);
        if (!next) continue;
        left -= cents;
        finding = next;
        expect(pendingUnsupported(finding)).toBe(inDollars(left));
      }
    }),
  );
});

test.each([
  ['0', true],
  ['1250.5', true],
  ['999999999999999.99', true],
  ['-1', false],
  ['1.001', false],
  ['', false],
])('%s is an amount: %s', (text, is) => expect(isAmount(text)).toBe(is));
