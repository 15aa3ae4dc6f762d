import type { HitCause, HitState, MatchedField } from './hit.entity';
import type { HitFeature } from './hit-feature.view';

/** What a screening found about one partner, or one of its key persons, and one listed party. */
export interface Finding {
  partnerId: string;
  subjectId: string;
  /** Null when a name of the partner itself matched. */
  personId: string | null;
  score: number;
  askedName: string;
  matchedField: `${MatchedField}`;
  listedName: string;
  features: readonly HitFeature[];
  /** All names and facts that were asked together, as text; stored sealed. */
  facts: string;
  /** Of these; a decision holds for them alone (S-INV-3). */
  factsHash: string;
  basisHash: string;
  screeningHash: string;
}

/** A hit that is open or decided; obsolete ones bind nobody. */
export interface KnownHit
  extends Pick<
    Finding,
    'partnerId' | 'subjectId' | 'personId' | 'score' | 'listedName' | 'factsHash' | 'basisHash' | 'screeningHash'
  > {
  id: string;
  state: `${HitState}`;
  version: number;
}

/** `reopenedFrom`: the decision that no longer holds, or the hit that was obsolete (S-INV-3). */
export type OpenedFinding = Finding & { openedBecause: `${HitCause}`; reopenedFrom: string | null };

export interface Rescored {
  id: string;
  finding: Finding;
  /** Whether what a decision rests on changed: then a proposal that was made before goes back to review. */
  isMaterial: boolean;
}

export interface HitChanges {
  opened: OpenedFinding[];
  /** Hits that still stand, with anything about them changed. */
  rescored: Rescored[];
  /** Ids of hits that nothing supports any more. */
  lapsed: string[];
  /** Of each partner that has any, after these changes. */
  standing: Map<string, StandingHits>;
}

export interface StandingHits {
  open: number;
  confirmed: number;
}

/** As a screening finds it, before its facts are hashed. */
export type RawFinding = Omit<Finding, 'factsHash'>;

/** Scores are stored with four digits, so they are compared and shown with no more. */
export const roundScore = (score: number) => Math.round(score * 10_000) / 10_000;

/** As they are stored and shown; what rounding loses is below the last digit of the score. */
export const roundFeatures = <Reason extends { value: number }>(features: readonly Reason[]): Reason[] =>
  features.map((feature) => ({ ...feature, value: roundScore(feature.value) }));

const closedStates: readonly string[] = ['FALSE_POSITIVE', 'CONFIRMED', 'OBSOLETE'];

export const isClosed = (state: `${HitState}`) => closedStates.includes(state);

/**
 * What a screening changes. A hit that is being looked at stays the same hit and learns its new score, and lapses when
 * the listing goes or changes: no partner ends it by writing a name in another way. A false positive keeps its finding
 * away until the facts of either side change (S-INV-3); a confirmed match lapses by de-listing alone (S-INV-1).
 * @param listings the screening hash of each subject that is listed now
 */
export function reconcileHits(
  known: readonly KnownHit[],
  findings: readonly Finding[],
  listings: ReadonlyMap<string, string>,
): HitChanges {
  const found = new Map(findings.map((finding) => [keyOf(finding), finding]));
  const live = known.filter(({ state }) => !isClosed(state));
  const confirmed = known.filter(({ state }) => state === 'CONFIRMED');
  const confirmedNow = confirmed.filter(({ subjectId }) => listings.has(subjectId));
  const settled = new Set([...live, ...confirmedNow].map(keyOf));
  const refuted = groupByKey(known.filter(({ state }) => state === 'FALSE_POSITIVE'));
  const opened = findings.flatMap((finding) => {
    const before = refuted.get(keyOf(finding)) ?? [];
    if (settled.has(keyOf(finding)) || before.some((hit) => !isMaterial(hit, finding))) return [];
    return [{ ...finding, openedBecause: causeOf(before, finding), reopenedFrom: before.at(-1)?.id ?? null }];
  });
  const kept = live.filter((hit) => found.has(keyOf(hit)) || listings.get(hit.subjectId) === hit.screeningHash);
  return {
    opened,
    rescored: kept.flatMap((hit) => {
      const finding = found.get(keyOf(hit));
      return finding && isChanged(hit, finding) ? [{ id: hit.id, finding, isMaterial: isMaterial(hit, finding) }] : [];
    }),
    lapsed: [...live, ...confirmed]
      .filter((hit) => !kept.includes(hit) && !confirmedNow.includes(hit))
      .map(({ id }) => id),
    standing: countStanding([...opened, ...kept], confirmedNow),
  };
}

/** Of hits that no screening changes. */
export const standingOf = (hits: readonly KnownHit[]): Map<string, StandingHits> =>
  countStanding(
    hits.filter(({ state }) => !isClosed(state)),
    hits.filter(({ state }) => state === 'CONFIRMED'),
  );

function countStanding(
  open: readonly Pick<KnownHit, 'partnerId'>[],
  confirmed: readonly Pick<KnownHit, 'partnerId'>[],
): Map<string, StandingHits> {
  const standing = new Map<string, StandingHits>();
  const of = (partnerId: string) => {
    const counts = standing.get(partnerId) ?? { open: 0, confirmed: 0 };
    standing.set(partnerId, counts);
    return counts;
  };
  for (const { partnerId } of open) of(partnerId).open += 1;
  for (const { partnerId } of confirmed) of(partnerId).confirmed += 1;
  return standing;
}

/** The latest decision tells; the earlier ones were about something else again. */
function causeOf(before: readonly KnownHit[], finding: Finding): OpenedFinding['openedBecause'] {
  const latest = before.at(-1);
  if (!latest) return 'FOUND';
  return latest.factsHash === finding.factsHash ? 'LISTING_CHANGED' : 'PARTNER_CHANGED';
}

const keyOf = ({ partnerId, subjectId, personId }: Pick<Finding, 'partnerId' | 'subjectId' | 'personId'>) =>
  `${partnerId} ${subjectId} ${personId ?? ''}`;

/** Keeps the order: hits come in the order of their ids, which is that of their opening. */
function groupByKey(hits: readonly KnownHit[]): Map<string, KnownHit[]> {
  const groups = new Map<string, KnownHit[]>();
  for (const hit of hits) groups.set(keyOf(hit), [...(groups.get(keyOf(hit)) ?? []), hit]);
  return groups;
}

const isMaterial = (hit: KnownHit, finding: Finding) =>
  hit.factsHash !== finding.factsHash || hit.screeningHash !== finding.screeningHash;

/** Names are not compared: the score of the same facts is that of the same names. */
const isChanged = (hit: KnownHit, finding: Finding) =>
  hit.score !== finding.score ||
  hit.listedName !== finding.listedName ||
  hit.basisHash !== finding.basisHash ||
  isMaterial(hit, finding);
