import { type Finding, type RawFinding, roundFeatures, roundScore } from '../../adjudication/hits/hit.rules';
import type { PartnerBasis, PartnerIdentifier, PartnerName } from '../../federation/partner-basis.repository';
import type { Match } from '../../matching/screen';
import type { Query } from '../../matching/subject';
import type { AskedAnswer } from '../indexes/index-room';

/** A key person of the partner, as registry tells of it. */
export interface ScreenedPerson {
  id: string;
  names: string[];
  birthYear: number | null;
  /** ISO 3166-1 alpha-2. */
  nationality: string | null;
}

export interface ScreenedBasis extends Omit<PartnerBasis, 'people'> {
  people: readonly ScreenedPerson[];
}

export interface PartnerScreening {
  findings: RawFinding[];
  /** False when the partner, or one of its people, has no name with a letter that can be compared. */
  canBeAsked: boolean;
}

export interface Question {
  personId: string | null;
  query: Query;
}

/** The partner by all its names and identifiers, then each of its key persons by theirs. */
export const questionsOf = (basis: ScreenedBasis): Question[] => [
  { personId: null, query: toQuery(basis) },
  ...basis.people.map((person) => ({ personId: person.id, query: toPersonQuery(person) })),
];

/** @param answers to `questionsOf` the same basis, in its order */
export function screeningOf(
  basis: ScreenedBasis,
  answers: readonly AskedAnswer[],
  screeningHashOf: (subjectId: string) => string | undefined,
): PartnerScreening {
  const { partnerId, basisHash } = basis;
  const findings = questionsOf(basis).flatMap(({ personId, query }, place) => {
    const facts = factsOf(query);
    return (answers[place]?.matches ?? []).map((match) => ({
      partnerId,
      subjectId: match.subjectId,
      personId,
      score: roundScore(match.score),
      askedName: match.queryName,
      matchedField: personId === null ? matchedFieldOf(basis.names, match) : ('KEY_PERSON' as const),
      listedName: match.listedName,
      features: roundFeatures(match.features),
      facts,
      basisHash,
      screeningHash: screeningHashOf(match.subjectId) ?? '',
    }));
  });
  return { findings, canBeAsked: answers.every((answer) => answer.canBeAsked) };
}

/** Every name is asked: a listing under a former name or an acronym counts as much. */
export function toQuery({
  primaryType,
  countryOfOrigin,
  names,
  identifiers,
}: Pick<PartnerBasis, 'primaryType' | 'countryOfOrigin' | 'names' | 'identifiers'>): Query {
  return {
    kind: primaryType === 'INDIVIDUAL' ? 'INDIVIDUAL' : 'ENTITY',
    names: names.map(({ value }) => value),
    countries: [countryOfOrigin],
    ...(identifiers.length > 0 && { identifiers: identifiers.map(toIdentifier) }),
  };
}

const toIdentifier = ({ value, country }: PartnerIdentifier) => ({ number: value, ...(country && { country }) });

export function toPersonQuery({ names, birthYear, nationality }: Omit<ScreenedPerson, 'id'>): Query {
  return {
    kind: 'INDIVIDUAL',
    names,
    ...(birthYear !== null && { birthYear }),
    countries: nationality === null ? [] : [nationality],
  };
}

/** All that was asked, in one order. A decision binds these facts, whichever of the names the listing met (S-INV-3). */
export function factsOf({ kind, names, birthYear, countries = [], identifiers = [] }: Query): string {
  const asked = [...new Set(names.map((name) => name.trim()))].sort();
  const numbers = identifiers.map(({ number, country }) => `${country ?? ''} ${number}`).sort();
  return JSON.stringify([
    kind,
    asked,
    birthYear ?? null,
    [...countries].sort(),
    ...(numbers.length > 0 ? [numbers] : []),
  ]);
}

/** The scorer trims what it is asked, so names are compared by how they begin. */
export function matchedFieldOf(
  names: readonly PartnerName[],
  { queryName, features }: Pick<Match, 'queryName' | 'features'>,
): Finding['matchedField'] {
  if (features.some(({ name, value }) => name === 'IDENTIFIER' && value > 0)) return 'IDENTIFIER';
  const kind = names.find(({ value }) => value.trim().startsWith(queryName))?.kind;
  if (kind === 'ALIAS' || kind === 'ACRONYM') return 'ALIAS';
  return kind === 'FORMER' ? 'FORMER_NAME' : 'LEGAL_NAME';
}
