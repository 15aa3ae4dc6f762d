import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { MethodologyAcceptance } from './methodology-acceptance.view';

export interface AcceptanceSearch {
  agency: string | null;
  code: string | null;
  withEnded: boolean;
  after: string | null;
  limit: number;
}

const columns = `a.id, a.agency AS "agencyCode", a.code, a.min_version AS "minVersion", a.max_age_months AS "maxAgeMonths",
  a.max_amount_usd::text AS "maxAmountUsd", a.amount_factor::text AS "amountFactor", a.min_remaining_days AS "minRemainingDays",
  a.excluded_types AS "excludedTypes", a.excluded_countries AS "excludedCountries", a.legal_ref AS "legalRef",
  a.accepted_at AS "acceptedAt", a.withdrawn_at AS "withdrawnAt"`;

const matching = `FROM methodology_acceptance a WHERE ($1::text IS NULL OR a.agency = $1) AND ($2::text IS NULL OR a.code = $2)
  AND ($3 OR a.withdrawn_at IS NULL)`;

export class MethodologyAcceptanceRepository {
  constructor(private readonly manager: EntityManager) {}

  search({ agency, code, withEnded, after, limit }: AcceptanceSearch): Promise<MethodologyAcceptance[]> {
    return this.manager.query(
      `/* MethodologyAcceptanceRepository.search */
       SELECT ${columns} ${matching} AND ($4::uuid IS NULL OR a.id < $4) ORDER BY a.id DESC LIMIT $5`,
      [agency, code, withEnded, after, limit],
    );
  }

  async count({ agency, code, withEnded }: AcceptanceSearch): Promise<number> {
    const [{ count }] = await this.manager.query(`/* MethodologyAcceptanceRepository.count */ ${countUpTo(matching)}`, [
      agency,
      code,
      withEnded,
    ]);
    return count;
  }

  /** What the agency accepts now; one per methodology. */
  findCurrent(agency: string): Promise<MethodologyAcceptance[]> {
    return this.manager.query(
      `/* MethodologyAcceptanceRepository.findCurrent */
       SELECT ${columns} FROM methodology_acceptance a WHERE a.agency = $1 AND a.withdrawn_at IS NULL ORDER BY a.code COLLATE "C"`,
      [agency],
    );
  }

  async find(id: string): Promise<MethodologyAcceptance | null> {
    const [row] = await this.manager.query(
      `/* MethodologyAcceptanceRepository.find */ SELECT ${columns} FROM methodology_acceptance a WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Two that take the place of the same one come one after the other. */
  async lock(agency: string, code: string): Promise<void> {
    await this.manager.query(
      '/* MethodologyAcceptanceRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`methodology-acceptance:${agency}:${code}`],
    );
  }

  /** Gives the id of the one that ended. */
  async endCurrent(agency: string, code: string, by: string, at: Date): Promise<string | null> {
    const [rows] = await this.manager.query(
      `/* MethodologyAcceptanceRepository.endCurrent */
       UPDATE methodology_acceptance SET withdrawn_by = $3, withdrawn_at = $4
       WHERE agency = $1 AND code = $2 AND withdrawn_at IS NULL RETURNING id`,
      [agency, code, by, at],
    );
    return rows[0]?.id ?? null;
  }

  async insert(row: MethodologyAcceptance & { acceptedBy: string }): Promise<void> {
    await this.manager.query(
      `/* MethodologyAcceptanceRepository.insert */
       INSERT INTO methodology_acceptance (id, agency, code, min_version, max_age_months, max_amount_usd, amount_factor,
         min_remaining_days, excluded_types, excluded_countries, legal_ref, accepted_by, accepted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.id,
        row.agencyCode,
        row.code,
        row.minVersion,
        row.maxAgeMonths,
        row.maxAmountUsd,
        row.amountFactor,
        row.minRemainingDays,
        row.excludedTypes,
        row.excludedCountries,
        row.legalRef,
        row.acceptedBy,
        row.acceptedAt,
      ],
    );
  }
}
