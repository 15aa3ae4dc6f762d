import type { PartnerBasis, PartnerName } from '../federation/partner-basis.repository';
import { type Finding, roundScore } from '../hits/hit.rules';
import { prepareQuery } from '../matching/prepare';
import { screen } from '../matching/screen';
import type { Query } from '../matching/subject';
import type { LoadedIndex } from './current-index';

export interface PartnerScreening {
  findings: Finding[];
  /** False when no name has a letter that can be compared: then "nothing found" means nothing. */
  canBeAsked: boolean;
}

export function screenBasis({ index, screeningHashes }: LoadedIndex, basis: PartnerBasis): PartnerScreening {
  const query = toQuery(basis);
  const findings = screen(index, query).map(({ subjectId, score, queryName, listedName, features }) => ({
    partnerId: basis.partnerId,
    subjectId,
    score: roundScore(score),
    askedName: queryName,
    matchedField: matchedFieldOf(basis.names, queryName),
    listedName,
    features,
    basisHash: basis.basisHash,
    screeningHash: screeningHashes.get(subjectId) ?? '',
  }));
  return { findings, canBeAsked: findings.length > 0 || prepareQuery(query).names.length > 0 };
}

/** Every name is asked: a listing under a former name or an acronym counts as much. */
export function toQuery({ primaryType, countryOfOrigin, names }: PartnerBasis): Query {
  return {
    kind: primaryType === 'INDIVIDUAL' ? 'INDIVIDUAL' : 'ENTITY',
    names: names.map(({ value }) => value),
    countries: [countryOfOrigin],
  };
}

/** The scorer trims what it is asked, so names are compared by how they begin. */
export function matchedFieldOf(names: readonly PartnerName[], asked: string): Finding['matchedField'] {
  const kind = names.find(({ value }) => value.trim().startsWith(asked))?.kind;
  if (kind === 'ALIAS' || kind === 'ACRONYM') return 'ALIAS';
  return kind === 'FORMER' ? 'FORMER_NAME' : 'LEGAL_NAME';
}
