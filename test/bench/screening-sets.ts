import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { countryCode } from '@partner-commons/sanctions/listing/lists/country-codes';
import type { Query, SubjectKind } from '@partner-commons/sanctions/matching/subject';
import { parse } from 'csv-parse/sync';

export interface NamePair {
  kind: SubjectKind;
  asked: string;
  listed: string;
  isMatch: boolean;
  /** How sure the people were who labelled it. */
  quality: string;
  category: string;
}

export interface LabelledQuery {
  set: 'un_untreated' | 'un_treated' | 'org_treated' | 'negative';
  /** The name alone, as it was typed. */
  query: Query;
  /** Birth date and country as well. */
  queryWithFacts: Query;
  /** The names as the list writes it; absent for people on no list. */
  listedAs: string;
  expected: readonly string[];
  list: 'UNSC' | 'WORLD_BANK' | null;
}

const fixtures = join(__dirname, '..', 'fixtures', 'screening');

export function readPairs(): NamePair[] {
  const rows = parse(readFileSync(join(fixtures, 'name-pairs.csv')), { columns: true }) as Record<string, string>[];
  return rows.map((row) => ({
    kind: row.schema === 'Person' ? 'INDIVIDUAL' : row.schema === 'Vessel' ? 'VESSEL' : 'ENTITY',
    asked: row.name1 ?? '',
    listed: row.name2 ?? '',
    isMatch: row.is_match === 'true',
    quality: row.quality ?? '',
    category: row.category ?? '',
  }));
}

interface QueryLine {
  set: LabelledQuery['set'];
  kind: 'INDIVIDUAL' | 'ORGANIZATION';
  name: string;
  listedAs?: string;
  expect?: string[];
  birth?: string | null;
  country?: string;
  list?: 'UNSC' | 'WORLD_BANK';
}

export function readQueries(): LabelledQuery[] {
  const lines = gunzipSync(readFileSync(join(fixtures, 'screening-queries.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => {
    const { set, kind, name, listedAs = '', expect = [], birth, country, list = null } = JSON.parse(line) as QueryLine;
    const query: Query = { kind: kind === 'INDIVIDUAL' ? 'INDIVIDUAL' : 'ENTITY', names: [name] };
    const code = country && countryCode(country);
    return {
      set,
      query,
      queryWithFacts: { ...query, ...birthOf(birth), ...(code && { countries: [code] }) },
      listedAs,
      expected: expect,
      list,
    };
  });
}

function birthOf(given: string | null = ''): Pick<Query, 'birthDate' | 'birthYear'> {
  const text = given ?? '';
  const year = Number(text.slice(0, 4));
  if (!year) return {};
  return /^\d{4}-\d\d-\d\d$/.test(text) ? { birthDate: text, birthYear: year } : { birthYear: year };
}
