import type { HitState, MatchedField } from './hit.entity';
import type { HitFeature } from './hit-feature.view';

/** What a screening found about one partner and one listed party. */
export interface Finding {
  partnerId: string;
  subjectId: string;
  score: number;
  askedName: string;
  matchedField: `${MatchedField}`;
  listedName: string;
  features: readonly HitFeature[];
  basisHash: string;
  screeningHash: string;
}

/** A hit that is not closed. */
export interface LiveHit
  extends Pick<
    Finding,
    'partnerId' | 'subjectId' | 'score' | 'askedName' | 'listedName' | 'basisHash' | 'screeningHash'
  > {
  id: string;
  state: `${HitState}`;
}

export interface HitChanges {
  opened: Finding[];
  /** Hits that still stand, with anything about them changed. */
  rescored: { id: string; finding: Finding }[];
  /** Ids of hits that nothing supports any more. */
  lapsed: string[];
}

/** Scores are stored with four digits, so they are compared and shown with no more. */
export const roundScore = (score: number) => Math.round(score * 10_000) / 10_000;

/** What a screening changes: a hit that is being looked at keeps its state and only learns its new score. */
export function reconcileHits(live: readonly LiveHit[], findings: readonly Finding[]): HitChanges {
  const found = new Map(findings.map((finding) => [keyOf(finding), finding]));
  const known = new Set(live.map(keyOf));
  const rescored = live.flatMap((hit) => {
    const finding = found.get(keyOf(hit));
    return finding && isChanged(hit, finding) ? [{ id: hit.id, finding }] : [];
  });
  return {
    opened: findings.filter((finding) => !known.has(keyOf(finding))),
    rescored,
    lapsed: live.filter((hit) => !found.has(keyOf(hit))).map(({ id }) => id),
  };
}

const keyOf = ({ partnerId, subjectId }: Pick<Finding, 'partnerId' | 'subjectId'>) => `${partnerId} ${subjectId}`;

const compared = ['score', 'askedName', 'listedName', 'basisHash', 'screeningHash'] as const;

const isChanged = (hit: LiveHit, finding: Finding) => compared.some((part) => hit[part] !== finding[part]);
