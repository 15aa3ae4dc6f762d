import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { RiskCategory } from '../../terms/risk-category.enum';
import type { RiskLevel } from '../../terms/risk-level.enum';
import type { AppetiteStatus, RiskResponse, RiskState } from './risk-entry.view';

export interface JudgedRow {
  version: number;
  likelihood: number;
  impact: number;
  residualLikelihood: number;
  residualImpact: number;
  inherentBand: RiskLevel;
  residualBand: RiskLevel;
  matrixVersion: number;
  response: RiskResponse;
  state: RiskState;
  revisedBy: string;
  revisedAt: Date;
}

export interface RiskRow extends JudgedRow {
  id: string;
  agency: string;
  partnerId: string;
  engagementId: string | null;
  country: string | null;
  category: RiskCategory;
  recordedBy: string;
  recordedAt: Date;
}

/** With what the agency bears on the day that was asked about. */
export interface FoundRisk extends RiskRow {
  /** Words of the current revision. */
  sealed: string;
  appetite: RiskLevel | null;
  appetiteStatus: AppetiteStatus | null;
}

export interface RiskSearch {
  /** None for all; a partner is asked with those that were merged into it. */
  partnerIds: string[];
  engagementId: string | null;
  country: string | null;
  category: RiskCategory | null;
  state: RiskState | null;
  residualBand: RiskLevel | null;
  appetiteStatus: AppetiteStatus | null;
  today: string;
}

const rank = (level: string) => `array_position('{LOW,MODERATE,SIGNIFICANT,HIGH}'::text[], ${level})`;

/**
 * The appetite for the type of the partner goes before that for all types; among these the latest that has begun. An
 * acceptance covers no more than what was accepted: neither a higher risk nor a lower appetite since. $2 is today.
 */
const risks = `(
  SELECT r.*, v.sealed, appetite.max_residual AS appetite, CASE
      WHEN r.state = 'CLOSED' THEN NULL
      WHEN appetite.max_residual IS NULL THEN 'NOT_SET'
      WHEN ${rank('r.residual_band')} <= ${rank('appetite.max_residual')} THEN 'WITHIN'
      WHEN EXISTS (
        SELECT FROM risk_acceptance c WHERE c.risk_id = r.id AND c.until >= $2::date
          AND ${rank('r.residual_band')} <= ${rank('c.residual_band')}
          AND ${rank('r.residual_band')} - ${rank('appetite.max_residual')} <= c.excess) THEN 'ACCEPTED'
      ELSE 'BREACH' END AS appetite_status
  FROM risk_entry r
  JOIN risk_revision v ON v.risk_id = r.id AND v.version = r.version
  JOIN known_partner k ON k.partner_id = r.partner_id
  LEFT JOIN LATERAL (
    SELECT a.max_residual FROM risk_appetite a
    WHERE a.agency = r.agency AND a.category = r.category AND a.effective_from <= $2::date
      AND (a.partner_type IS NULL OR a.partner_type = k.primary_type)
    ORDER BY a.partner_type IS NULL, a.effective_from DESC, a.id DESC LIMIT 1) AS appetite ON true) AS s`;

const judged = (of: 's' | 'v') => `${of}.version, ${of}.likelihood, ${of}.impact,
  ${of}.residual_likelihood AS "residualLikelihood", ${of}.residual_impact AS "residualImpact",
  ${of}.inherent_band AS "inherentBand", ${of}.residual_band AS "residualBand", ${of}.matrix_version AS "matrixVersion",
  ${of}.response, ${of}.state, ${of}.revised_by AS "revisedBy", ${of}.revised_at AS "revisedAt"`;

const columns = `s.id, s.agency, s.partner_id AS "partnerId", s.engagement_id AS "engagementId", s.country, s.category,
  s.recorded_by AS "recordedBy", s.recorded_at AS "recordedAt", ${judged('s')}, s.sealed, s.appetite,
  s.appetite_status AS "appetiteStatus"`;

const matching = `FROM ${risks}
  WHERE (cardinality($1::uuid[]) = 0 OR s.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners}))
    AND ($3::uuid IS NULL OR s.engagement_id = $3) AND ($4::text IS NULL OR s.country = $4)
    AND ($5::text IS NULL OR s.category = $5) AND ($6::text IS NULL OR s.state = $6)
    AND ($7::text IS NULL OR s.residual_band = $7) AND ($8::text IS NULL OR s.appetite_status = $8)`;

const parametersOf = (search: RiskSearch) => [
  search.partnerIds,
  search.today,
  search.engagementId,
  search.country,
  search.category,
  search.state,
  search.residualBand,
  search.appetiteStatus,
];

/** Row-level security shows those who keep or oversee the register the risks of their agency. */
export class RiskEntryRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  search(search: RiskSearch, after: string | null, limit: number): Promise<FoundRisk[]> {
    return this.transaction.manager.query(
      `/* RiskEntryRepository.search */
       SELECT ${columns} ${matching} AND ($9::uuid IS NULL OR s.id < $9) ORDER BY s.id DESC LIMIT $10`,
      [...parametersOf(search), after, limit],
    );
  }

  async count(search: RiskSearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* RiskEntryRepository.count */ ${countUpTo(matching)}`,
      parametersOf(search),
    );
    return count;
  }

  async find(id: string, today: string): Promise<FoundRisk | null> {
    const [row] = await this.transaction.manager.query(
      `/* RiskEntryRepository.find */ SELECT ${columns} FROM ${risks} WHERE s.id = $1`,
      [id, today],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<boolean> {
    const rows = await this.transaction.manager.query(
      '/* RiskEntryRepository.lock */ SELECT id FROM risk_entry WHERE id = $1 FOR UPDATE',
      [id],
    );
    return rows.length > 0;
  }

  async hasOpenMitigation(id: string): Promise<boolean> {
    const rows = await this.transaction.manager.query(
      `/* RiskEntryRepository.hasOpenMitigation */
       SELECT id FROM risk_mitigation WHERE risk_id = $1 AND status IN ('PLANNED', 'IN_PROGRESS') LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  async insert(row: RiskRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RiskEntryRepository.insert */
       INSERT INTO risk_entry (id, agency, partner_id, engagement_id, country, category, likelihood, impact,
         residual_likelihood, residual_impact, inherent_band, residual_band, matrix_version, response, state, version,
         recorded_by, recorded_at, revised_by, revised_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        row.id,
        row.agency,
        row.partnerId,
        row.engagementId,
        row.country,
        row.category,
        ...valuesOf(row),
        row.recordedBy,
        row.recordedAt,
        row.revisedBy,
        row.revisedAt,
      ],
    );
  }

  async save(row: RiskRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RiskEntryRepository.save */
       UPDATE risk_entry SET likelihood = $2, impact = $3, residual_likelihood = $4, residual_impact = $5,
         inherent_band = $6, residual_band = $7, matrix_version = $8, response = $9, state = $10, version = $11,
         revised_by = $12, revised_at = $13
       WHERE id = $1`,
      [row.id, ...valuesOf(row), row.revisedBy, row.revisedAt],
    );
  }

  async insertRevision(row: RiskRow, sealed: string): Promise<void> {
    await this.transaction.manager.query(
      `/* RiskEntryRepository.insertRevision */
       INSERT INTO risk_revision (risk_id, agency, likelihood, impact, residual_likelihood, residual_impact, inherent_band,
         residual_band, matrix_version, response, state, version, revised_by, revised_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [row.id, row.agency, ...valuesOf(row), row.revisedBy, row.revisedAt, sealed],
    );
  }

  /** The latest 100 of each, the first one first. */
  findRevisions(riskIds: readonly string[]): Promise<(JudgedRow & { riskId: string; sealed: string })[]> {
    return this.transaction.manager.query(
      `/* RiskEntryRepository.findRevisions */
       SELECT v.risk_id AS "riskId", ${judged('v')}, v.sealed
       FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT * FROM risk_revision w WHERE w.risk_id = asked.id ORDER BY w.version DESC LIMIT 100) AS v
       ORDER BY v.risk_id, v.version`,
      [riskIds],
    );
  }

  /** The highest open residual risk of each partner that has one, with partners that were merged into it. */
  findHighest(partnerIds: readonly string[]): Promise<{ partnerId: string; residualBand: RiskLevel }[]> {
    return this.transaction.manager.query(
      `/* RiskEntryRepository.findHighest */
       SELECT DISTINCT ON (wanted.partner_id) wanted.partner_id AS "partnerId", r.residual_band AS "residualBand"
       FROM ${wantedPartners} JOIN risk_entry r ON r.partner_id = ANY (wanted.ids) AND r.state = 'OPEN'
       ORDER BY wanted.partner_id, ${rank('r.residual_band')} DESC`,
      [partnerIds],
    );
  }
}

const valuesOf = (row: JudgedRow) => [
  row.likelihood,
  row.impact,
  row.residualLikelihood,
  row.residualImpact,
  row.inherentBand,
  row.residualBand,
  row.matrixVersion,
  row.response,
  row.state,
  row.version,
];
