import { compareNames } from '../likeness/name-likeness.rules';

/** From here on a person looks at a pair. Chosen on the development half of test/fixtures/duplicates. */
export const reviewFrom = 0.65;
/** R-INV-9. */
export const certainFrom = 0.92;

export type DuplicateReasonCode =
  | 'NAME'
  | 'NAME_ACROSS_SCRIPTS'
  | 'IDENTIFIER'
  | 'REGISTRATION_NUMBER'
  | 'WEB_DOMAIN'
  | 'ADDRESS'
  | 'KEY_PERSON'
  | 'SAME_COUNTRY'
  | 'OTHER_COUNTRY';

export interface DuplicateReasonFact {
  code: DuplicateReasonCode;
  /** For a reader; never confidential. */
  detail: string;
}

export interface ComparedPartner {
  names: readonly { value: string; kind: string }[];
  /** Empty when it is not known. */
  countryOfOrigin: string;
  /** Keys of evidence (duplicate-keys.rules.ts). */
  evidence: readonly string[];
  /** Hashes of key persons, where the reader may compare them. */
  people?: readonly string[];
}

export interface PairScore {
  score: number;
  reasons: DuplicateReasonFact[];
}

/** How much doubt each fact leaves of what the names left. */
const doubtLeft = { REGISTRATION_NUMBER: 0.4, WEB_DOMAIN: 0.5, KEY_PERSON: 0.6, ADDRESS: 0.75 };
const otherCountry = 0.85;
/** An identifier of one list is given to one organisation. */
const sameIdentifier = 0.97;

/** The same whichever side is named first. */
export function scorePair(a: ComparedPartner, b: ComparedPartner): PairScore {
  const name = bestNames(a, b);
  const reasons: DuplicateReasonFact[] = [];
  if (name.score >= 0.3) reasons.push(name.reason);
  const knowsCountries = a.countryOfOrigin !== '' && b.countryOfOrigin !== '';
  const sameCountry = knowsCountries && a.countryOfOrigin === b.countryOfOrigin;
  let doubt = 1 - name.score * (knowsCountries && !sameCountry ? otherCountry : 1);
  const leave = (code: keyof typeof doubtLeft, detail: string) => {
    doubt *= doubtLeft[code];
    reasons.push({ code, detail });
  };
  const shared = a.evidence.filter((key) => b.evidence.includes(key));
  const sharedOf = (kind: string) => shared.filter((key) => key.startsWith(`${kind}:`));
  const [number] = sharedOf('r');
  if (number) leave('REGISTRATION_NUMBER', `Both have the registration number ${number.split(':').at(-1)}.`);
  const [domain] = sharedOf('d');
  if (domain) leave('WEB_DOMAIN', `Both have the website ${domain.slice(2)}.`);
  if (a.people?.some((person) => b.people?.includes(person))) leave('KEY_PERSON', 'A key person of both is the same.');
  if (sharedOf('l').length > 0) leave('ADDRESS', 'Both have the same address.');
  const identifiers = sharedOf('i');
  for (const key of identifiers) {
    const [, scheme, value] = key.split(':');
    reasons.push({ code: 'IDENTIFIER', detail: `Both have the identifier ${value} of ${scheme}.` });
  }
  if (sameCountry) reasons.push({ code: 'SAME_COUNTRY', detail: `Both are of ${a.countryOfOrigin}.` });
  else if (knowsCountries) {
    const countries = [a.countryOfOrigin, b.countryOfOrigin].sort().join(' and ');
    reasons.push({ code: 'OTHER_COUNTRY', detail: `They are of ${countries}.` });
  }
  const score = identifiers.length > 0 ? Math.max(1 - doubt, sameIdentifier) : 1 - doubt;
  return { score: Math.round(score * 10_000) / 10_000, reasons };
}

/** Whether R-INV-9 asks for a documented decision. */
export const isHardDuplicate = ({ score, reasons }: PairScore) =>
  score >= certainFrom && has(reasons, 'SAME_COUNTRY') && has(reasons, 'REGISTRATION_NUMBER');

const has = (reasons: readonly DuplicateReasonFact[], code: DuplicateReasonCode) =>
  reasons.some((reason) => reason.code === code);

/** Facts that nobody had when a pair was called no duplicate; they open the question again. */
export function bringsNewEvidence(
  before: readonly DuplicateReasonFact[],
  now: readonly DuplicateReasonFact[],
): boolean {
  const hard: DuplicateReasonCode[] = ['IDENTIFIER', 'REGISTRATION_NUMBER', 'KEY_PERSON'];
  return hard.some((code) => has(now, code) && !has(before, code));
}

function bestNames(a: ComparedPartner, b: ComparedPartner): { score: number; reason: DuplicateReasonFact } {
  let best = { score: 0, acrossScripts: false, one: '', other: '' };
  for (const { value: one } of a.names) {
    for (const { value: other } of b.names) {
      const { score, acrossScripts } = compareNames(one, other);
      if (score > best.score) best = { score, acrossScripts, one, other };
    }
  }
  const percent = Math.floor(best.score * 100);
  const [first, second] = [best.one, best.other].sort();
  return {
    score: best.score,
    reason: {
      code: best.acrossScripts ? 'NAME_ACROSS_SCRIPTS' : 'NAME',
      detail: `“${first}” and “${second}” are ${percent} % alike.`,
    },
  };
}
