import type { EntityManager } from 'typeorm';
import type { Counted, CountedCell } from '../../kpis/derivation/kpi-source';
import {
  activeRows,
  assuranceRows,
  coverageRows,
  duplicateRows,
  findingRows,
  localFundRows,
  pseaRows,
  recoveryRows,
  reuseRows,
  sharedRows,
  upliftRows,
} from './counted-rows';
import { distinctCells, distinctTotal, sumCells } from './counting.sql';
import { factsThen, inScope } from './facts-then';

/** Of `factsThen` and `inScope`. */
export type CountingParameters = readonly unknown[];

/** How many partners, and how much, by agency, country and type of partner. */
export class CountingRepository {
  constructor(private readonly manager: EntityManager) {}

  activeCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.activeCells */ ${distinctCells(activeRows)}`, [...parameters]);
  }

  async activeTotal(parameters: CountingParameters): Promise<Counted> {
    const sql = `/* CountingRepository.activeTotal */ ${distinctTotal(activeRows)}`;
    return (await this.manager.query(sql, [...parameters]))[0];
  }

  sharedCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.sharedCells */ ${distinctCells(sharedRows)}`, [...parameters]);
  }

  async sharedTotal(parameters: CountingParameters): Promise<Counted> {
    const sql = `/* CountingRepository.sharedTotal */ ${distinctTotal(sharedRows)}`;
    return (await this.manager.query(sql, [...parameters]))[0];
  }

  coverageCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.coverageCells */ ${distinctCells(coverageRows)}`, [...parameters]);
  }

  async coverageTotal(parameters: CountingParameters): Promise<Counted> {
    const sql = `/* CountingRepository.coverageTotal */ ${distinctTotal(coverageRows)}`;
    return (await this.manager.query(sql, [...parameters]))[0];
  }

  pseaCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.pseaCells */ ${distinctCells(pseaRows)}`, [...parameters]);
  }

  async pseaTotal(parameters: CountingParameters): Promise<Counted> {
    const sql = `/* CountingRepository.pseaTotal */ ${distinctTotal(pseaRows)}`;
    return (await this.manager.query(sql, [...parameters]))[0];
  }

  assuranceCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.assuranceCells */ ${distinctCells(assuranceRows)}`, [
      ...parameters,
    ]);
  }

  async assuranceTotal(parameters: CountingParameters): Promise<Counted> {
    const sql = `/* CountingRepository.assuranceTotal */ ${distinctTotal(assuranceRows)}`;
    return (await this.manager.query(sql, [...parameters]))[0];
  }

  duplicateCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.duplicateCells */ ${distinctCells(duplicateRows)}`, [
      ...parameters,
    ]);
  }

  async duplicateTotal(parameters: CountingParameters): Promise<Counted> {
    const sql = `/* CountingRepository.duplicateTotal */ ${distinctTotal(duplicateRows)}`;
    return (await this.manager.query(sql, [...parameters]))[0];
  }

  upliftCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.upliftCells */ ${distinctCells(upliftRows)}`, [...parameters]);
  }

  async upliftTotal(parameters: CountingParameters): Promise<Counted> {
    const sql = `/* CountingRepository.upliftTotal */ ${distinctTotal(upliftRows)}`;
    return (await this.manager.query(sql, [...parameters]))[0];
  }

  localFundCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.localFundCells */ ${sumCells(localFundRows)}`, [...parameters]);
  }

  reuseCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.reuseCells */ ${sumCells(reuseRows)}`, [...parameters]);
  }

  findingCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.findingCells */ ${sumCells(findingRows)}`, [...parameters]);
  }

  recoveryCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(`/* CountingRepository.recoveryCells */ ${sumCells(recoveryRows)}`, [...parameters]);
  }

  /** The ten largest of each agency and country, and of each agency in all countries. */
  topCells(parameters: CountingParameters): Promise<CountedCell[]> {
    return this.manager.query(
      `/* CountingRepository.topCells */ ${factsThen}, of_partner AS (
         SELECT agency, country, partner_id, sum(usd) AS usd, GROUPING(country) AS is_wide
         FROM fund WHERE ${inScope} GROUP BY GROUPING SETS ((agency, partner_id), (agency, country, partner_id))),
       ranked AS (
         SELECT *, row_number() OVER (PARTITION BY agency, is_wide, country ORDER BY usd DESC, partner_id) AS place
         FROM of_partner)
       SELECT agency, country, NULL AS "partnerType", sum(usd) FILTER (WHERE place <= 10)::text AS numerator,
         sum(usd)::text AS denominator, count(*)::int AS contributors
       FROM ranked GROUP BY agency, is_wide, country ORDER BY agency, country NULLS FIRST`,
      [...parameters],
    );
  }

  async topTotal(parameters: CountingParameters): Promise<Counted> {
    const [row] = await this.manager.query(
      `/* CountingRepository.topTotal */ ${factsThen}, of_partner AS (
         SELECT partner_id, sum(usd) AS usd FROM fund WHERE ${inScope} GROUP BY partner_id),
       ranked AS (SELECT *, row_number() OVER (ORDER BY usd DESC, partner_id) AS place FROM of_partner)
       SELECT coalesce(sum(usd) FILTER (WHERE place <= 10), 0)::text AS numerator,
         coalesce(sum(usd), 0)::text AS denominator, count(*)::int AS contributors FROM ranked`,
      [...parameters],
    );
    return row;
  }
}
