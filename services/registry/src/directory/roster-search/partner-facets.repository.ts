import type { EntityManager } from 'typeorm';
import { missedFacets, otherConditions, risks } from './partner-conditions';
import type { PartnerFacets } from './partner-facets.view';
import {
  namedPartners,
  type PartnerQuestion,
  roster,
  searchParameters,
  withNearWords,
  withoutText,
  withWords,
} from './roster-search.repository';

export interface FacetRow {
  facet: keyof PartnerFacets;
  value: string;
  count: number;
}

/**
 * One reading of the partners: each with its values and with the facets whose own filter it misses. Groups are counted
 * before lists are taken apart, since there are few of them.
 */
const judged = (from: string) => `risk AS (${risks}), judged AS MATERIALIZED (
  SELECT * FROM (SELECT p.id, p.primary_type, p.categories, p.country_of_origin, p.attributes, p.standing,
         coalesce(risk.band, 'NOT_ASSESSED') AS band, coalesce(cleared.status, 'UNKNOWN') AS clearance,
         ${missedFacets} AS missed
  ${from} LEFT JOIN risk ON risk.partner_id = p.id
  LEFT JOIN clearance cleared ON cleared.partner_id = p.id AND cleared.basis_hash = p.basis_hash
  WHERE ${otherConditions}) AS seen WHERE seen.missed & (seen.missed - 1) = 0)`;

const ofColumns = `
  SELECT CASE WHEN grouping(primary_type) = 0 THEN 1 WHEN grouping(categories) = 0 THEN 2
           WHEN grouping(country_of_origin) = 0 THEN 4 WHEN grouping(attributes) = 0 THEN 32
           WHEN grouping(standing) = 0 THEN 64 WHEN grouping(band) = 0 THEN 128 ELSE 256 END AS bit,
         CASE WHEN grouping(categories) = 0 THEN categories WHEN grouping(attributes) = 0 THEN attributes
           ELSE ARRAY[coalesce(primary_type, country_of_origin, standing, band, clearance)] END AS values, missed, count(*)
  FROM judged
  GROUP BY missed, GROUPING SETS (primary_type, categories, country_of_origin, attributes, standing, band, clearance)`;

const ofAreas = `
  SELECT 8, ARRAY[l.code], j.missed, count(*) FROM judged j JOIN partner_location l ON l.partner_id = j.id
  WHERE l.until IS NULL GROUP BY l.code, j.missed`;

const ofSectors = `
  SELECT 16, ARRAY[s.sector], j.missed, count(*) FROM judged j JOIN partner_sector s ON s.partner_id = j.id
  WHERE s.first_of_sector GROUP BY s.sector, j.missed`;

const facetOfBit = `CASE groups.bit WHEN 1 THEN 'types' WHEN 2 THEN 'categories' WHEN 4 THEN 'countries' WHEN 8 THEN 'areas'
  WHEN 16 THEN 'sectors' WHEN 32 THEN 'attributes' WHEN 64 THEN 'standings' WHEN 128 THEN 'riskBands'
  ELSE 'clearances' END`;

/** Counted by FILTER, not WHERE: the planner would take a condition on `missed` for one that hardly any row passes. */
const own = 'FILTER (WHERE groups.missed IN (0, groups.bit))';

const counted = (from: string) => `, ${judged(from)},
  counted AS (
    SELECT ${facetOfBit} AS facet, value, (sum(groups.count) ${own})::integer AS count,
           row_number() OVER (PARTITION BY groups.bit ORDER BY sum(groups.count) ${own} DESC NULLS LAST, value COLLATE "C")
             AS place
    FROM (${ofColumns} UNION ALL ${ofAreas} UNION ALL ${ofSectors}) AS groups (bit, values, missed, count),
         unnest(groups.values) AS value
    GROUP BY groups.bit, value)
  SELECT facet, value, count FROM counted WHERE count > 0 AND place <= 100 ORDER BY facet, place`;

/** All facets of a search in one statement. */
export class PartnerFacetsRepository {
  constructor(private readonly manager: EntityManager) {}

  count({ conditions, text }: PartnerQuestion): Promise<FacetRow[]> {
    const head = text ? (text.near ? withNearWords : withWords) : withoutText;
    const rest = text ? counted(namedPartners) : counted(roster);
    return this.manager.query(
      `/* PartnerFacetsRepository.count */ ${head} ${rest}`,
      searchParameters({ conditions, text }),
    );
  }
}
