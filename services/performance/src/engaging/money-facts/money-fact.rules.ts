import { invalidInput } from '@partner-commons/platform/errors';
import { compareDecimals } from '../../terms/decimal.rules';
import { checkAmount, checkRate, type RatedMoney } from '../engagements/engagement.rules';
import { agencyWideKinds, type MoneyKind } from './money-kind.enum';

/** An amount as a row of a call or of a file tells it. */
export interface ToldMoney extends RatedMoney {
  externalId: string;
  kind: MoneyKind;
  /** The agency's number of the agreement, or our id. */
  engagement: string | null;
  on: string;
  amount: string;
}

export function checkMoney(told: ToldMoney, today: string): void {
  if (told.externalId === '') throw invalidInput('externalId is empty.', 'externalId');
  checkAmount(told.amount, 'amount');
  if (told.on > today) throw invalidInput('on is in the future.', 'on');
  if (told.on < '1990-01-01') throw invalidInput('on is before 1990.', 'on');
  const agencyWide = agencyWideKinds.includes(told.kind);
  if (agencyWide !== (told.engagement === null)) {
    throw invalidInput(
      agencyWide ? `${told.kind} is of the whole agency: name no agreement.` : `${told.kind} needs the agreement.`,
      'engagement',
    );
  }
  // Without a rate of its own, a fact takes the recorded one; half a rate would be neither.
  if (told.unitsPerUsd !== null || told.rateDate !== null || told.rateSource !== null) checkRate(told, today);
}

export const needsRecordedRate = ({ currency, unitsPerUsd }: RatedMoney) => currency !== 'USD' && unitsPerUsd === null;

/** Money of an agreement counts in the month of its day. */
export const monthOf = (day: string) => `${day.slice(0, 7)}-01`;

type Comparable = Pick<ToldMoney, 'kind' | 'on' | 'amount' | 'currency' | 'unitsPerUsd' | 'rateDate' | 'rateSource'> & {
  engagementId: string | null;
};

export function isSameMoney(left: Comparable, right: Comparable): boolean {
  const same = (['kind', 'on', 'currency', 'rateDate', 'rateSource', 'engagementId'] as const).every(
    (key) => left[key] === right[key],
  );
  return same && sameDecimal(left.amount, right.amount) && sameDecimal(left.unitsPerUsd, right.unitsPerUsd);
}

const sameDecimal = (left: string | null, right: string | null) =>
  left === null || right === null ? left === right : compareDecimals(left, right) === 0;
