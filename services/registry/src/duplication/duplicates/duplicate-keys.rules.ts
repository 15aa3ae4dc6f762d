import { foldName } from '@partner-commons/platform/fold';
import { type NameWord, readName } from '../likeness/name-words.rules';

/** What of a partner finds its duplicates, whoever wrote it where. */
export interface KeyFacts {
  names: { value: string; kind: string }[];
  countryOfOrigin: string;
  identifiers: { scheme: string; value: string }[];
  /** Of its legal registration papers. */
  registrationNumbers: string[];
  website: string | null;
  address: string | null;
}

/** Numbers of authorities without a list at org-id.guide, such as SO-REG: they count within the country, and two may be equal. */
const localRegister = /^(NATIONAL_REGISTER|[A-Z]{2}-REG)$/;

/** "SO-MOI 4471/2016" and "so moi 4471 / 2016" are one number. */
export const normaliseNumber = (value: string) => foldName(value).replaceAll(' ', '');

/** Pages of many owners stand on these hosts: there the first part of the path tells whose it is. */
const sharedHosts = /(^|\.)(facebook|fb|twitter|x|instagram|linkedin|youtube|t|sites\.google|medium|tiktok)\.[a-z.]+$/;

export function domainOf(website: string | null): string | null {
  if (!website) return null;
  const match = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#:\s]+\.[^/?#:\s]+)(?::\d+)?(?:\/([^/?#\s]*))?/i.exec(website.trim());
  const host = match?.[1]?.toLowerCase();
  if (!host) return null;
  if (!sharedHosts.test(host)) return host;
  const page = match?.[2]?.toLowerCase();
  return page && !['pages', 'groups', 'profile.php', 'in', 'company'].includes(page) ? `${host}/${page}` : null;
}

/** Facts that prove more than a name does. */
export function evidenceKeys(facts: KeyFacts): string[] {
  const { identifiers, registrationNumbers, countryOfOrigin, website, address } = facts;
  const numbers = [
    ...registrationNumbers,
    ...identifiers.filter(({ scheme }) => isRegister(scheme, countryOfOrigin)).map(({ value }) => value),
  ].map(normaliseNumber);
  const domain = domainOf(website);
  const place = address ? foldName(address).split(' ').sort().join(' ') : '';
  return unique([
    ...identifiers
      .filter(({ scheme }) => !localRegister.test(scheme))
      .map(({ scheme, value }) => `i:${scheme}:${normaliseNumber(value)}`),
    ...numbers.filter((number) => number.length >= 3).map((number) => `r:${countryOfOrigin}:${number}`),
    ...(domain ? [`d:${domain}`] : []),
    ...(place.length >= 12 ? [`l:${countryOfOrigin}:${place}`] : []),
  ]);
}

/** Lists of org-id.guide begin with the country whose register they are, such as KE-NCB. */
const isRegister = (scheme: string, country: string) =>
  scheme === 'NATIONAL_REGISTER' || (country !== '' && scheme.startsWith(`${country}-`));

/**
 * Two names that are alike share at least one of these. Common words find too many partners alone, so they count in
 * pairs; rare words count as written and as they sound, which crosses scripts.
 */
export function nameKeys(names: readonly { value: string }[]): string[] {
  return unique(names.flatMap(({ value }) => keysOfName(value)));
}

function keysOfName(value: string): string[] {
  const { words, acronyms, initials } = readName(value);
  const carrying = words.filter(({ kind }) => kind === 'NAME' || kind === 'THEME' || kind === 'PLACE');
  const common = unique(carrying.filter(({ kind }) => kind !== 'NAME').map(({ text }) => text)).sort();
  const rare = carrying.filter(({ kind }) => kind === 'NAME');
  return [
    ...rare.flatMap(keysOfWord),
    ...pairs(common).map(([one, other]) => `p:${one}+${other}`),
    ...(rare.length === 0 && common.length === 1 ? [`o:${common[0]}`] : []),
    ...[...acronyms, ...initials].filter(({ length }) => length >= 3).map((acronym) => `a:${acronym}`),
  ];
}

const keysOfWord = ({ forms, skeletons }: NameWord) => [
  ...forms.filter(({ length }) => length >= 3).map((form) => `w:${form}`),
  ...skeletons.filter(({ length }) => length >= 3).map((skeleton) => `s:${skeleton}`),
];

/** Of the first words only: a name of a dozen common words is found by these as well. */
function pairs(words: string[]): [string, string][] {
  const first = words.slice(0, 6);
  return first.flatMap((one, index) => first.slice(index + 1).map((other): [string, string] => [one, other]));
}

const unique = (keys: string[]) => [...new Set(keys)];

export const allKeys = (facts: KeyFacts) => unique([...nameKeys(facts.names), ...evidenceKeys(facts)]);

export const isEvidence = (key: string) => /^[irdl]:/.test(key);
