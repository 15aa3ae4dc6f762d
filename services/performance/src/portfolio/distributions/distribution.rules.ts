import { percentOf, quotientOf } from '../../terms/decimal.rules';

/** What one partner has in one country. */
export interface PartnerFunds {
  country: string;
  isLocal: boolean;
  /** US dollars with two decimals, above zero. */
  usd: string;
}

export interface Distribution {
  partners: number;
  totalUsd: string;
  localUsd: string;
  /** Null where there is nothing to have a share of. */
  localShare: string | null;
  topShare: string | null;
  gini: string | null;
}

const centsOf = (usd: string) => BigInt(usd.replace('.', ''));
const inDollars = (cents: bigint) => quotientOf(String(cents), '100', 2);
const sum = (cents: readonly bigint[]) => cents.reduce((total, one) => total + one, 0n);

/** How evenly money is spread over the partners of one country (UNICEF-35). @param top how many count as the largest */
export function distributionOf(funds: readonly PartnerFunds[], top: number): Distribution {
  const cents = funds.map(({ usd }) => centsOf(usd)).sort((a, b) => (a < b ? -1 : Number(a > b)));
  const total = sum(cents);
  const local = sum(funds.filter(({ isLocal }) => isLocal).map(({ usd }) => centsOf(usd)));
  const shareOf = (part: bigint) => (total === 0n ? null : percentOf(String(part), String(total), 2));
  return {
    partners: funds.length,
    totalUsd: inDollars(total),
    localUsd: inDollars(local),
    localShare: shareOf(local),
    topShare: shareOf(sum(cents.slice(-top))),
    gini: giniOf(cents, total),
  };
}

/** 2·Σ i·xᵢ ÷ (n·Σ xᵢ) − (n + 1) ÷ n over amounts in rising order; 0 where all have the same, towards 1 where one has all. */
function giniOf(rising: readonly bigint[], total: bigint): string | null {
  if (total === 0n) return null;
  const n = BigInt(rising.length);
  const weighted = rising.reduce((all, cents, index) => all + BigInt(index + 1) * cents, 0n);
  return quotientOf(String(2n * weighted - (n + 1n) * total), String(n * total), 4);
}
