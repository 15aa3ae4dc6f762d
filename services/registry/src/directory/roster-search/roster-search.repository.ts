import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { foldIdentifier } from '../../identity/identifiers/org-identifier.rules';
import { type PartnerRow, partnerColumns } from '../../identity/partners/partner.repository';
import { allConditions } from './partner-conditions';
import { nearPatterns, type PartnerConditions, PartnerSort, type SearchedText } from './roster-search.rules';

/** Conditions are the parameters $1 to $17 of every statement of the search. */
export interface PartnerQuestion {
  conditions: PartnerConditions;
  text: SearchedText | null;
}

export interface PartnerPlace {
  sort: PartnerSort;
  /** Values of the last row of the page before, in the order of the sort. */
  after: string[] | null;
  limit: number;
}

export type FoundPartner = PartnerRow & { keys: string[] };

export interface SimilarWord {
  asked: string;
  word: string;
}

/** $18 and $19 are the page; statements without one name them, since PostgreSQL refuses parameters that it never meets. */
const given = 'given AS (SELECT $18::text[], $19::integer)';

/**
 * Rank of a partner by its best name: the whole name, its beginning, all words as such, all words somewhere; then short
 * names before long ones. One plain LIKE beside the array, because an array alone cannot use the trigram index.
 */
const rankOfName = `CASE WHEN n.folded = $20 THEN 0 WHEN starts_with(n.folded, $20) THEN 1000
  WHEN ' ' || n.folded || ' ' LIKE ALL ($23::text[]) THEN 2000 ELSE 3000 END + least(length(n.folded), 999)`;
const hasWords = 'n.folded LIKE $21 AND n.folded LIKE ALL ($22::text[])';
const comesNear = 'n.folded ~ $21 AND n.folded ~ ALL ($22::text[])';
const rankOfNear = `CASE WHEN $20::text IS NULL OR $23::text[] IS NULL THEN NULL ELSE 4000 + least(length(n.folded), 999) END`;

/** Unique number, codes of agencies, identifiers of registers with their scheme or without. */
const numbers = `SELECT numbered.id FROM partner numbered WHERE numbered.unique_number = $24
  UNION ALL SELECT coded.partner_id FROM agency_partner_identifier coded WHERE lower(coded.value) = lower($24)
  UNION ALL SELECT identified.partner_id FROM org_identifier identified
    WHERE identified.ended_at IS NULL
      AND (identified.folded = $25 OR replace(identified.scheme, '-', '') || identified.folded = $25)`;

/**
 * `special` are the few that are found by more than their own names: by a number, or as the one that stands for a merged
 * partner. They are kept apart, since a grouping over a union hides from the planner how many names there will be.
 */
const named = (matches: string, rank: string) => `special AS MATERIALIZED (
    SELECT found.partner_id, min(found.rank) AS rank FROM (
      SELECT coalesce(merged.survivor_id, known.id), 0 FROM (${numbers}) AS known (id)
        LEFT JOIN partner_redirect merged ON merged.old_id = known.id
      UNION ALL SELECT merged.survivor_id, ${rank} FROM partner_redirect merged
        JOIN partner_name n ON n.partner_id IN (merged.old_id, merged.survivor_id) WHERE ${matches}
    ) AS found (partner_id, rank) GROUP BY found.partner_id),
  named AS (
    SELECT n.partner_id, min(${rank}) AS rank FROM partner_name n
    WHERE ${matches} AND NOT EXISTS (SELECT FROM special WHERE special.partner_id = n.partner_id)
    GROUP BY n.partner_id
    UNION ALL SELECT special.partner_id, special.rank FROM special)`;

/** What comes before the SELECT, for a search without a text, for words and for words that come near. */
export const withoutText = `WITH ${given}`;
export const withWords = `WITH ${given}, ${named(hasWords, rankOfName)}`;
export const withNearWords = `WITH ${given}, ${named(comesNear, rankOfNear)}`;

export const roster = 'FROM partner p';
export const namedPartners = 'FROM named JOIN partner p ON p.id = named.partner_id';

const registered = `coalesce(p.registered_at, 'epoch'::timestamptz)`;
const updated = 'coalesce(p.updated_at, p.created_at)';
const microseconds = (time: string) => `(extract(epoch FROM ${time}) * 1000000)::bigint::text`;
const asTime = `('epoch'::timestamptz + ($18)[1]::bigint * interval '1 microsecond')`;

/** Each order: the keys of a row, what comes after a place, the order itself. */
const byRelevance = `ARRAY[named.rank::text, p.sort_name, p.id::text]`;
const afterRank = `(named.rank, p.sort_name COLLATE "C", p.id) > (($18)[1]::integer, ($18)[2], ($18)[3]::uuid)`;
const inRank = `named.rank, p.sort_name COLLATE "C", p.id`;
const byName = 'ARRAY[p.sort_name, p.id::text]';
const afterName = `(p.sort_name COLLATE "C", p.id) > (($18)[1], ($18)[2]::uuid)`;
const inName = `p.sort_name COLLATE "C", p.id`;
const byCountry = 'ARRAY[p.country_of_origin, p.sort_name, p.id::text]';
const afterCountry = `(p.country_of_origin COLLATE "C", p.sort_name COLLATE "C", p.id)
  > (($18)[1], ($18)[2], ($18)[3]::uuid)`;
const inCountry = `p.country_of_origin COLLATE "C", p.sort_name COLLATE "C", p.id`;
const byRegistration = `ARRAY[${microseconds(registered)}, p.id::text]`;
const afterRegistration = `(${registered}, p.id) < (${asTime}, ($18)[2]::uuid)`;
const inRegistration = `${registered} DESC, p.id DESC`;
const byUpdate = `ARRAY[${microseconds(updated)}, p.id::text]`;
const afterUpdate = `(${updated}, p.id) < (${asTime}, ($18)[2]::uuid)`;
const inUpdate = `${updated} DESC, p.id DESC`;

const page = (keys: string, from: string, after: string, order: string) =>
  `SELECT ${partnerColumns}, ${keys} AS keys ${from} WHERE ${allConditions} AND ($18::text[] IS NULL OR ${after})
   ORDER BY ${order} LIMIT $19`;

const countOfRoster = countUpTo(`${roster} WHERE ${allConditions}`);
const countOfNamed = countUpTo(`${namedPartners} WHERE ${allConditions}`);

/** The statements of searchPartners; all start with the same parameters, so that page, count and facets agree. */
export class RosterSearchRepository {
  constructor(private readonly manager: EntityManager) {}

  find({ conditions, text }: PartnerQuestion, { sort, after, limit }: PartnerPlace): Promise<FoundPartner[]> {
    const head = text ? (text.near ? withNearWords : withWords) : withoutText;
    const from = text ? namedPartners : roster;
    const rest =
      sort === PartnerSort.RELEVANCE
        ? page(byRelevance, namedPartners, afterRank, inRank)
        : sort === PartnerSort.COUNTRY
          ? page(byCountry, from, afterCountry, inCountry)
          : sort === PartnerSort.REGISTERED_AT
            ? page(byRegistration, from, afterRegistration, inRegistration)
            : sort === PartnerSort.UPDATED_AT
              ? page(byUpdate, from, afterUpdate, inUpdate)
              : page(byName, from, afterName, inName);
    return this.manager.query(`/* RosterSearchRepository.find */ ${head} ${rest}`, [
      ...conditionParameters(conditions),
      after,
      limit,
      ...textParameters(text),
    ]);
  }

  async count({ conditions, text }: PartnerQuestion): Promise<number> {
    const head = text ? (text.near ? withNearWords : withWords) : withoutText;
    const [row] = await this.manager.query(
      `/* RosterSearchRepository.count */ ${head} ${text ? countOfNamed : countOfRoster}`,
      searchParameters({ conditions, text }),
    );
    return row.count;
  }

  /** Words of names that share trigrams with the given ones, the most alike first. */
  findSimilarWords(words: readonly string[]): Promise<SimilarWord[]> {
    return this.manager.query(
      `/* RosterSearchRepository.findSimilarWords */
       SELECT asked.word AS asked, alike.word
       FROM unnest($1::text[]) AS asked (word) CROSS JOIN LATERAL (
         SELECT known.word FROM name_word known WHERE known.word % asked.word
         GROUP BY known.word ORDER BY similarity(known.word, asked.word) DESC, known.word COLLATE "C" LIMIT 50) AS alike`,
      [words],
    );
  }
}

/** For statements about all that match, without a page. */
export const searchParameters = ({ conditions, text }: PartnerQuestion) => [
  ...conditionParameters(conditions),
  null,
  null,
  ...textParameters(text),
];

const conditionParameters = (conditions: PartnerConditions) => [
  conditions.countries,
  conditions.types,
  conditions.categories,
  conditions.roles,
  conditions.attributes,
  conditions.standings,
  conditions.operatingCountries,
  conditions.areas,
  conditions.sectors,
  conditions.populations,
  conditions.verified,
  conditions.riskBands,
  conditions.clearances,
  conditions.registered,
  conditions.emergencyReady,
  conditions.now,
  conditions.day,
];

/** The rarest of the words is likely the longest, so that one asks the index. */
function textParameters(text: SearchedText | null): unknown[] {
  if (!text) return [];
  const { folded, words, code, near } = text;
  const patterns = near ? nearPatterns(near) : words.map((word) => `%${word}%`);
  const longest = words.reduce((best, word, index) => (word.length > (words[best]?.length ?? 0) ? index : best), 0);
  return [folded, patterns[longest], patterns, words.map((word) => `% ${word} %`), code, foldIdentifier(code)];
}
