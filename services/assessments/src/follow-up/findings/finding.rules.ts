import type { Day } from '@partner-commons/platform/whole-days';
import { isAbove, remainderOfAmounts, sumOfAmounts } from '../../terms/exact-decimal.rules';
import { type FindingPriority, FindingState } from './finding.enum';

/** As stored: without OVERDUE, which the calendar says. */
export type FindingStep = Exclude<`${FindingState}`, 'OVERDUE'>;

export type FindingAct = 'START' | 'IMPLEMENT' | 'RETURN' | 'VERIFY' | 'WAIVE' | 'REOPEN';

/** domain-model.md 2.5: OPEN → IN_PROGRESS → IMPLEMENTED → VERIFIED; what is not here is refused. */
const moves: Record<FindingAct, Partial<Record<FindingStep, FindingStep>>> = {
  START: { OPEN: 'IN_PROGRESS' },
  IMPLEMENT: { OPEN: 'IMPLEMENTED', IN_PROGRESS: 'IMPLEMENTED' },
  RETURN: { IMPLEMENTED: 'IN_PROGRESS' },
  VERIFY: { IMPLEMENTED: 'VERIFIED' },
  WAIVE: { OPEN: 'WAIVED', IN_PROGRESS: 'WAIVED', IMPLEMENTED: 'WAIVED' },
  REOPEN: { VERIFIED: 'OPEN', WAIVED: 'OPEN' },
};

/** Null when the act is not possible from here. */
export const stepAfter = (step: FindingStep, act: FindingAct): FindingStep | null => moves[act][step] ?? null;

export const isUnresolved = (step: FindingStep) => step !== 'VERIFIED' && step !== 'WAIVED';

/** The partner has done its part once it says so; a slow verification is not its delay. */
export const isOverdue = ({ step, dueOn }: { step: FindingStep; dueOn: Day }, today: Day) =>
  (step === 'OPEN' || step === 'IN_PROGRESS') && dueOn < today;

export const shownState = (finding: { step: FindingStep; dueOn: Day }, today: Day): FindingState =>
  isOverdue(finding, today) ? FindingState.OVERDUE : FindingState[finding.step];

const priorities = ['LOW', 'MEDIUM', 'HIGH'] as const;

/** A priority only rises: lowering one would be a way round A-INV-6. */
export const mayBecome = (from: `${FindingPriority}`, to: `${FindingPriority}`) =>
  priorities.indexOf(to) >= priorities.indexOf(from);

export interface Closable {
  priority: `${FindingPriority}`;
  recordedBy: string;
  /** Who owns the agreement that it was found in. */
  responsible: string;
  implementedBy: string | null;
}

export interface JudgedEvidence {
  addedBy: string;
  verdict: 'ACCEPTED' | 'REJECTED' | null;
  judgedBy: string | null;
}

export type ClosingRefusal = 'SEGREGATION_OF_DUTIES' | 'EVIDENCE_REQUIRED';

const ownsIt = ({ recordedBy, responsible }: Closable, subject: string) =>
  subject === recordedBy || subject === responsible;

/** A-INV-6: evidence counts when somebody accepted it who neither sent it nor owns the finding or its agreement. */
const isVerifiedByAnother = (finding: Closable, { verdict, judgedBy, addedBy }: JudgedEvidence) =>
  verdict === 'ACCEPTED' && judgedBy !== null && judgedBy !== addedBy && !ownsIt(finding, judgedBy);

/** Whether this person may judge evidence of the finding. */
export const mayJudge = (finding: Closable, evidence: Pick<JudgedEvidence, 'addedBy'>, subject: string) =>
  subject !== evidence.addedBy && !(finding.priority === 'HIGH' && ownsIt(finding, subject));

/** Why this person may not find it done; null when nothing stands against it. */
export function refuseClosing(
  finding: Closable,
  evidence: readonly JudgedEvidence[],
  subject: string,
): ClosingRefusal | null {
  if (subject === finding.implementedBy) return 'SEGREGATION_OF_DUTIES';
  if (finding.priority !== 'HIGH' || evidence.some((piece) => isVerifiedByAnother(finding, piece))) return null;
  // Somebody else's look is what is missing where there is evidence already and the owner of the finding closes it.
  return ownsIt(finding, subject) && evidence.length > 0 ? 'SEGREGATION_OF_DUTIES' : 'EVIDENCE_REQUIRED';
}

/** A waiver takes two people; of a HIGH finding the second one is not its owner either. */
export const mayDecideWaiver = (finding: Closable, proposedBy: string, subject: string) =>
  subject !== proposedBy && !(finding.priority === 'HIGH' && ownsIt(finding, subject));

/** In US dollars with two decimals. */
export interface Settled {
  amountUsd: string;
  refundedUsd: string;
  documentedUsd: string;
  justifiedUsd: string;
  writtenOffUsd: string;
}

/** standards.md 3.2: findings − refunded − extra documentation − justified − written off. */
export const pendingUnsupported = (finding: Settled): string =>
  remainderOfAmounts(
    finding.amountUsd,
    sumOfAmounts([finding.refundedUsd, finding.documentedUsd, finding.justifiedUsd, finding.writtenOffUsd]),
  );

export type SettledPart = Exclude<keyof Settled, 'amountUsd'>;

/** Null when it is more than is pending: nothing is settled twice. */
export function settle<Finding extends Settled>(finding: Finding, part: SettledPart, amount: string): Finding | null {
  if (isAbove(amount, pendingUnsupported(finding))) return null;
  return { ...finding, [part]: sumOfAmounts([finding[part], amount]) };
}

/** Money with cents at most, as it is given; `Decimal` lets more pass. */
export const isAmount = (text: string) => /^\d{1,15}(\.\d{1,2})?$/.test(text);
