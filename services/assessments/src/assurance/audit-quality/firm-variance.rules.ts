import { addMonths } from '@partner-commons/platform/whole-days';

/** Final engagements of one firm for one agency. */
export interface FirmFigures {
  firmId: string;
  engagements: number;
  testedUsd: string;
  ineligibleUsd: string;
  modifiedOpinions: number;
  lastReviewOn: string | null;
}

export interface FirmVariance extends Omit<FirmFigures, 'testedUsd' | 'ineligibleUsd'> {
  ineligiblePercent: string | null;
  peersPercent: string | null;
  isFarFromPeers: boolean;
  isStale: boolean;
}

const enough = 3;
/** In hundredths of a percent. */
const apart = 200n;

/** Compares each firm with all others together; few engagements say nothing. */
export function variancesOf(figures: readonly FirmFigures[], today: string): FirmVariance[] {
  return figures.map(({ testedUsd, ineligibleUsd, ...firm }) => {
    const peers = figures.filter(({ firmId }) => firmId !== firm.firmId);
    const own = shareOf([ineligibleUsd], [testedUsd]);
    const theirs = shareOf(
      peers.map((peer) => peer.ineligibleUsd),
      peers.map((peer) => peer.testedUsd),
    );
    const peerEngagements = peers.reduce((sum, { engagements }) => sum + engagements, 0);
    return {
      ...firm,
      ineligiblePercent: percentOf(own),
      peersPercent: percentOf(theirs),
      isFarFromPeers:
        firm.engagements >= enough &&
        peerEngagements >= enough &&
        own !== null &&
        theirs !== null &&
        isFar(own, theirs),
      isStale: firm.lastReviewOn === null || addMonths(firm.lastReviewOn, 24) < today,
    };
  });
}

function isFar(own: bigint, theirs: bigint): boolean {
  const between = own > theirs ? own - theirs : theirs - own;
  return between > apart && (own > 2n * theirs || 2n * own < theirs);
}

/** Hundredths of a percent, half up; null of nothing. Amounts have two decimals. */
function shareOf(parts: readonly string[], wholes: readonly string[]): bigint | null {
  const sum = (amounts: readonly string[]) =>
    amounts.reduce((cents, amount) => cents + BigInt(amount.replace('.', '')), 0n);
  const whole = sum(wholes);
  return whole === 0n ? null : (2n * 10_000n * sum(parts) + whole) / (2n * whole);
}

function percentOf(share: bigint | null): string | null {
  if (share === null) return null;
  const digits = share.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
