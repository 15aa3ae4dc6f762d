/** What an agency says about a type of partner, a track, or both; null is any. */
export interface AgencyRule {
  id: string;
  partnerType: string | null;
  track: string | null;
  eligible: boolean;
  /** Legal dates, YYYY-MM-DD; the end is the first day on which it no longer counts. */
  effectiveFrom: string;
  effectiveUntil: string | null;
}

export interface RuledPartner {
  partnerType: string;
  track: string | null;
}

const names = (rule: AgencyRule) => Number(rule.partnerType !== null) * 2 + Number(rule.track !== null);

/** The rule that says most about this partner; of those that say as much, the one set last. Without one, all are eligible. */
export function pickRule<Rule extends AgencyRule>(
  rules: readonly Rule[],
  { partnerType, track }: RuledPartner,
  on: string,
): Rule | null {
  const fitting = rules.filter(
    (rule) =>
      (rule.partnerType === null || rule.partnerType === partnerType) &&
      (rule.track === null || rule.track === track) &&
      rule.effectiveFrom <= on &&
      (rule.effectiveUntil === null || on < rule.effectiveUntil),
  );
  // Ids are in the order of their making.
  fitting.sort((left, right) => names(right) - names(left) || (left.id < right.id ? 1 : -1));
  return fitting[0] ?? null;
}
