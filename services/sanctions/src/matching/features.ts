import type { PreparedQuery, PreparedSubject } from './prepare';
import type { NameQuality } from './subject';

/** One reason for a score. The values of all features of a score add up to it. */
export interface Feature {
  name: string;
  /** What this reason added to the score or took from it. */
  value: number;
  /** In words a compliance officer reads, with the parts that met. */
  detail: string;
}

/** A low-quality alias alone never confirms (S-INV-13). */
export const lowAliasCeiling = 0.85;
/** One number for two parties is more than any likeness of names. */
export const identifierFloor = 0.95;
const aliasCost = 0.03;
const kindCost = 0.1;
const birth = { sameDay: 0.03, agrees: 0.015, otherDay: -0.02, contradicts: -0.16 };
const country = { agrees: 0.005, contradicts: -0.06 };
const genderCost = 0.1;
/** What agreeing facts can add; candidates must leave room for it. */
export const greatestLift = birth.sameDay + country.agrees;
/** Dates of birth on lists are often estimates of a year or two. */
const birthTolerance = 2;

export function isLowAlias(quality: NameQuality): boolean {
  return quality === 'LOW_ALIAS';
}

export function nameQualityFeature(quality: NameQuality): Feature[] {
  if (quality === 'GOOD_ALIAS') return [{ name: 'ALIAS', value: -aliasCost, detail: 'The listed name is an alias.' }];
  if (isLowAlias(quality))
    return [{ name: 'LOW_ALIAS', value: -2 * aliasCost, detail: 'The listed name is a low-quality alias.' }];
  return [];
}

/** Facts beside the name: agreement lifts a little, contradiction subtracts, absence does nothing. */
export function factFeatures(query: PreparedQuery, subject: PreparedSubject): Feature[] {
  return [
    ...kindFeature(query, subject),
    ...birthFeature(query, subject),
    ...countryFeature(query, subject),
    ...genderFeature(query, subject),
  ];
}

/** The number that both have, unless different countries issued it. */
export function sharedIdentifier(query: PreparedQuery, subject: PreparedSubject): string | null {
  if (query.identifiers.length === 0 || subject.identifiers.length === 0) return null;
  for (const { number, country: asked } of query.identifiers) {
    for (const { number: other, country: listed } of subject.identifiers) {
      if (number === other && (!asked || !listed || asked === listed)) return number;
    }
  }
  return null;
}

function kindFeature(query: PreparedQuery, subject: PreparedSubject): Feature[] {
  if (query.kind === subject.kind) return [];
  const words = { INDIVIDUAL: 'a person', ENTITY: 'an organisation', VESSEL: 'a vessel' };
  const detail = `Asked for ${words[query.kind]}, listed is ${words[subject.kind]}.`;
  return [{ name: 'KIND', value: -kindCost, detail }];
}

function birthFeature({ birthYear, birthDate }: PreparedQuery, { births }: PreparedSubject): Feature[] {
  if (birthYear === undefined || births.length === 0) return [];
  if (birthDate && births.some(({ date }) => date === birthDate))
    return [{ name: 'BIRTH_DATE', value: birth.sameDay, detail: `Born on ${birthDate}, as listed.` }];
  const agrees = births.filter(
    (span) => birthYear >= span.from - birthTolerance && birthYear <= span.to + birthTolerance,
  );
  const listed = births.map(({ from, to, date }) => date ?? (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  if (agrees.length === 0)
    return [
      { name: 'BIRTH_YEAR', value: birth.contradicts, detail: `Born ${birthYear} contradicts the listed ${listed}.` },
    ];
  if (birthDate && agrees.every(({ date }) => date !== undefined))
    return [{ name: 'BIRTH_DATE', value: birth.otherDay, detail: `Born on ${birthDate}, listed with ${listed}.` }];
  return [{ name: 'BIRTH_YEAR', value: birth.agrees, detail: `Born ${birthYear} agrees with the listed ${listed}.` }];
}

function countryFeature(query: PreparedQuery, subject: PreparedSubject): Feature[] {
  if (query.countries.length === 0 || subject.countries.length === 0) return [];
  const shared = query.countries.filter((code) => subject.countries.includes(code));
  if (shared.length > 0) {
    return [{ name: 'COUNTRY', value: country.agrees, detail: `Both are connected with ${shared.join(', ')}.` }];
  }
  const detail = `Asked with ${query.countries.join(', ')}, listed with ${subject.countries.join(', ')}.`;
  return [{ name: 'COUNTRY', value: country.contradicts, detail }];
}

function genderFeature(query: PreparedQuery, subject: PreparedSubject): Feature[] {
  if (!query.gender || !subject.gender || query.gender === subject.gender) return [];
  const words = { FEMALE: 'a woman', MALE: 'a man' };
  const detail = `Asked for ${words[query.gender]}, listed is ${words[subject.gender]}.`;
  return [{ name: 'GENDER', value: -genderCost, detail }];
}
