import { AppError } from '@partner-commons/platform/errors';
import { addDays } from '@partner-commons/platform/whole-days';
import { compareDecimals, isZero, sumOf } from '../../terms/decimal.rules';
import type { MoneyPicture } from '../money-pictures/money-picture.repository';
import { CorroborationKind, CorroborationState } from './corroboration.view';

/** Days after the first money within which nobody expects a result yet. */
export const graceDays = 90;
const [daysBefore, daysAfter] = [30, 180];

export interface FoundIssue {
  engagementId: string;
  kind: CorroborationKind;
  amountUsd: string;
}

/** What records of one agreement disagree about today (JIU-18). */
export function findIssues(picture: MoneyPicture, today: string): FoundIssue[] {
  const { engagementId, disbursedUsd, reportedUsd, amountUsd, undisbursedUsd, firstOn, lastOn, measured } = picture;
  const found: FoundIssue[] = [];
  const note = (kind: CorroborationKind, amount: string) => found.push({ engagementId, kind, amountUsd: amount });
  const moved = isZero(disbursedUsd) ? reportedUsd : disbursedUsd;
  if (firstOn !== null && measured === 0 && addDays(firstOn, graceDays) <= today) {
    note(CorroborationKind.MONEY_WITHOUT_RESULTS, moved);
  }
  if (firstOn === null && measured > 0) note(CorroborationKind.RESULTS_WITHOUT_MONEY, amountUsd);
  const early = firstOn !== null && firstOn < addDays(picture.from, -daysBefore);
  const late = lastOn !== null && picture.to !== null && lastOn > addDays(picture.to, daysAfter);
  if (early || late) note(CorroborationKind.DATE_MISMATCH, moved);
  // What the headline says was paid is what is agreed without what is still to pay.
  const told = differenceOf(amountUsd, undisbursedUsd);
  if (!isZero(disbursedUsd) && differ(told, disbursedUsd, amountUsd)) {
    note(CorroborationKind.AMOUNT_MISMATCH, differenceOf(told, disbursedUsd));
  }
  if (compareDecimals(reportedUsd, disbursedUsd) > 0 && differ(reportedUsd, disbursedUsd, reportedUsd)) {
    note(CorroborationKind.EXPENDITURE_ABOVE_DISBURSEMENT, differenceOf(reportedUsd, disbursedUsd));
  }
  return found;
}

/** By more than one percent of the whole: rounding and bank charges are no discrepancy. */
function differ(left: string, right: string, whole: string): boolean {
  const hundredfold = sumOf(Array.from({ length: 100 }, () => differenceOf(left, right)));
  return compareDecimals(hundredfold, whole) > 0;
}

/** Of two amounts with two decimals, without its sign. */
export function differenceOf(left: string, right: string): string {
  const cents = (amount: string) => BigInt(sumOf([amount]).replace('.', ''));
  const difference = cents(left) - cents(right);
  const text = (difference < 0n ? -difference : difference).toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Those who can tell why money and results disagree. */
export const ownerOf = (kind: CorroborationKind) =>
  kind === CorroborationKind.MONEY_WITHOUT_RESULTS ? 'PROGRAMME_OFFICER' : 'FINANCE_OFFICER';

export function demandOpen(state: CorroborationState): void {
  if (state !== CorroborationState.RESOLVED) return;
  throw new AppError('CONFLICT', 'The records agree already; nothing is left to do.', {
    reason: 'INVALID_STATE',
    facts: { state },
  });
}
