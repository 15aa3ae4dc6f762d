import type { ListedBirth, ListedDocument } from '../listed-record';
import { clean, isoDay, yearIn } from '../reading/list-text';

export interface SdnFacts {
  births: ListedBirth[];
  birthPlaces: string[];
  nationalities: string[];
  documents: ListedDocument[];
  gender: string | null;
  /** Names in quotation marks: what the list calls weak. */
  weakNames: string[];
}

const label = /^(?:alt\. )?(DOB|POB|nationality|citizen|Gender) (.+)$/;
/** "Passport A1234 (Iran) expires 01 Jan 2020", "Registration ID 0112 (Ukraine)", "Tax ID No. 77 (Russia)", "IMO 9305219". */
const numbered =
  /^(?:alt\. )?((?:[\p{L}.'/-]+ )*?(?:Passport|Cedula No\.|No\.|Number|ID|IMO|RFC|NIT #|RUC #|SSN|LEI|MMSI|SWIFT\/BIC|C\.U\.[A-Z.]+))\s+((?:JMB )?[A-Z0-9](?:[\w./-]| (?=[\dA-Z/.-]*\d))*)(?:\s*\(([^)]+)\))?/u;
const weakName = /^(?:alt\. )?a\.k\.a\. ['‘’"](.+)['‘’"]$/;

/** The remarks of an entry: everything that has no column of its own, divided by semicolons. */
export function readRemarks(text: string): SdnFacts {
  const facts: SdnFacts = {
    births: [],
    birthPlaces: [],
    nationalities: [],
    documents: [],
    gender: null,
    weakNames: [],
  };
  for (const part of clean(text).replace(/\.$/, '').split(/;\s*/)) readPart(facts, part.replace(/\.$/, ''));
  return facts;
}

function readPart(facts: SdnFacts, part: string): void {
  const [, name = '', value = ''] = label.exec(part) ?? [];
  if (name === 'DOB') facts.births.push(...birthsOf(value));
  else if (name === 'POB') facts.birthPlaces.push(value);
  else if (name === 'nationality' || name === 'citizen') facts.nationalities.push(value);
  else if (name === 'Gender') facts.gender = value.toUpperCase();
  if (name) return;
  const weak = weakName.exec(part)?.[1];
  if (weak) facts.weakNames.push(weak);
  const [, type, number, country = ''] = numbered.exec(part) ?? [];
  if (type && number && /\d.*\d.*\d/.test(number)) facts.documents.push({ type, number, country, note: '' });
}

/** "11 Jul 1951", "1936", "circa 1961", "1970 to 1973", "Mar 1962". */
function birthsOf(text: string): ListedBirth[] {
  const approximate = /circa|approx/i.test(text);
  const date = isoDay(text);
  if (date) return [{ date, year: Number(date.slice(0, 4)), approximate }];
  const [first = '', last = ''] = text.split(/ (?:to|-) /);
  const [from, to] = [yearIn(first), yearIn(last)];
  if (from === undefined) return [];
  return [
    to === undefined || to < from ? { year: from, approximate, note: text } : { from, to, approximate, note: text },
  ];
}
