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
const aliasCost = 0.03;
const kindCost = 0.1;
const birth = { agrees: 0.015, contradicts: -0.12 };
const country = { agrees: 0.005, contradicts: -0.04 };
/** What agreeing facts can add; candidates must leave room for it. */
export const greatestLift = birth.agrees + country.agrees;
/** Dates of birth on lists are often estimates of a year or two. */
const birthTolerance = 1;

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
  return [...kindFeature(query, subject), ...birthFeature(query, subject), ...countryFeature(query, subject)];
}

function kindFeature(query: PreparedQuery, subject: PreparedSubject): Feature[] {
  if (query.kind === subject.kind) return [];
  const words = { INDIVIDUAL: 'a person', ENTITY: 'an organisation', VESSEL: 'a vessel' };
  const detail = `Asked for ${words[query.kind]}, listed is ${words[subject.kind]}.`;
  return [{ name: 'KIND', value: -kindCost, detail }];
}

function birthFeature({ birthYear }: PreparedQuery, { births }: PreparedSubject): Feature[] {
  if (birthYear === undefined || births.length === 0) return [];
  const agrees = births.some(
    (span) => birthYear >= span.from - birthTolerance && birthYear <= span.to + birthTolerance,
  );
  const listed = births.map((span) => (span.from === span.to ? `${span.from}` : `${span.from}–${span.to}`)).join(', ');
  return agrees
    ? [{ name: 'BIRTH_YEAR', value: birth.agrees, detail: `Born ${birthYear} agrees with the listed ${listed}.` }]
    : [{ name: 'BIRTH_YEAR', value: birth.contradicts, detail: `Born ${birthYear} contradicts the listed ${listed}.` }];
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
