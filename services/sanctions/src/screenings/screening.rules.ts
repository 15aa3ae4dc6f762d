import type { PartnerBasis, PartnerName } from '../federation/partner-basis.repository';
import { type Finding, type RawFinding, roundScore } from '../hits/hit.rules';
import { prepareQuery } from '../matching/prepare';
import { screen } from '../matching/screen';
import type { Query } from '../matching/subject';
import type { LoadedIndex } from './current-index';

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

/** The partner by all its names, and each of its key persons by theirs. */
export function screenBasis(loaded: LoadedIndex, basis: ScreenedBasis): PartnerScreening {
  const parts = [
    ask(loaded, basis, { personId: null, query: toQuery(basis), fieldOf: (name) => matchedFieldOf(basis.names, name) }),
    ...basis.people.map((person) =>
      ask(loaded, basis, { personId: person.id, query: toPersonQuery(person), fieldOf: () => 'KEY_PERSON' }),
    ),
  ];
  return {
    findings: parts.flatMap(({ findings }) => findings),
    canBeAsked: parts.every(({ canBeAsked }) => canBeAsked),
  };
}

interface Question {
  personId: string | null;
  query: Query;
  fieldOf(askedName: string): Finding['matchedField'];
}

function ask(
  { index, screeningHashes }: LoadedIndex,
  { partnerId, basisHash }: ScreenedBasis,
  { personId, query, fieldOf }: Question,
): PartnerScreening {
  const facts = factsOf(query);
  const findings = screen(index, query).map(({ subjectId, score, queryName, listedName, features }) => ({
    partnerId,
    subjectId,
    personId,
    score: roundScore(score),
    askedName: queryName,
    matchedField: fieldOf(queryName),
    listedName,
    features,
    facts,
    basisHash,
    screeningHash: screeningHashes.get(subjectId) ?? '',
  }));
  return { findings, canBeAsked: findings.length > 0 || prepareQuery(query).names.length > 0 };
}

/** Every name is asked: a listing under a former name or an acronym counts as much. */
export function toQuery({ primaryType, countryOfOrigin, names }: Omit<PartnerBasis, 'people'>): Query {
  return {
    kind: primaryType === 'INDIVIDUAL' ? 'INDIVIDUAL' : 'ENTITY',
    names: names.map(({ value }) => value),
    countries: [countryOfOrigin],
  };
}

export function toPersonQuery({ names, birthYear, nationality }: ScreenedPerson): Query {
  return {
    kind: 'INDIVIDUAL',
    names,
    ...(birthYear !== null && { birthYear }),
    countries: nationality === null ? [] : [nationality],
  };
}

/** All that was asked, in one order. A decision binds these facts, whichever of the names the listing met (S-INV-3). */
export function factsOf({ kind, names, birthYear, countries = [] }: Query): string {
  const asked = [...new Set(names.map((name) => name.trim()))].sort();
  return JSON.stringify([kind, asked, birthYear ?? null, [...countries].sort()]);
}

/** The scorer trims what it is asked, so names are compared by how they begin. */
export function matchedFieldOf(names: readonly PartnerName[], asked: string): Finding['matchedField'] {
  const kind = names.find(({ value }) => value.trim().startsWith(asked))?.kind;
  if (kind === 'ALIAS' || kind === 'ACRONYM') return 'ALIAS';
  return kind === 'FORMER' ? 'FORMER_NAME' : 'LEGAL_NAME';
}
