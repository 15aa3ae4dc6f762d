import { CommonRiskBand } from '../../terms/common-risk-band.enum';

/** From best to worst; what is assumed counts as what it is assumed to be. */
const ranks: Partial<Record<CommonRiskBand, number>> = {
  LOW: 0,
  LOW_ASSUMED: 0,
  MODERATE: 1,
  SIGNIFICANT: 2,
  HIGH: 3,
  HIGH_ASSUMED: 3,
};

/** How many bands lower the risk is after than before; null when one of them says nothing. */
export function upliftOf(before: `${CommonRiskBand}` | null, after: `${CommonRiskBand}` | null): number | null {
  const [from, to] = [before, after].map((band) => (band === null ? undefined : ranks[CommonRiskBand[band]]));
  return from === undefined || to === undefined ? null : from - to;
}

/** Whether the band after is as low as wished, or lower; null while that cannot be said. */
export function isTargetMet(target: `${CommonRiskBand}` | null, result: `${CommonRiskBand}` | null): boolean | null {
  const left = upliftOf(target, result);
  return left === null ? null : left >= 0;
}

/** What a plan still needs: the areas of its findings that none of its actions is about. */
export function areasWithoutAction<Area extends string>(
  findings: readonly { area: Area }[],
  actions: readonly { area: Area }[],
): Area[] {
  const covered = new Set(actions.map(({ area }) => area));
  return [...new Set(findings.map(({ area }) => area))].filter((area) => !covered.has(area)).sort();
}

/** Share of actions done, cancelled ones apart, in percent rounded down: 100 only when nothing is left. */
export function progressOf(actions: readonly { state: string; progress: number }[]): number {
  const counted = actions.filter(({ state }) => state !== 'CANCELLED');
  if (counted.length === 0) return 0;
  return Math.floor(counted.reduce((sum, { progress }) => sum + progress, 0) / counted.length);
}
