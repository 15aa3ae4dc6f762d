import type { EntityManager } from 'typeorm';
import type { PartnerStanding } from '../partners/partner.entity';
import type { AgencyPartnerIdentifier, ErpSystem, PartnerCodeStatus } from './partner-code.entity';

export type PartnerCodeRow = AgencyPartnerIdentifier;
export type MirroredCode = Pick<PartnerCodeRow, 'id' | 'agency' | 'system' | 'kind' | 'value' | 'status'>;

export interface CodeStatuses {
  /** Of codes that have a value, unless their agency suspended the partner for itself. */
  assigned: PartnerCodeStatus;
  /** Of those that wait for one. */
  requested: PartnerCodeStatus;
  /** Agencies whose own decision suspends. */
  suspending: string[];
}

const columns = `c.id, c.partner_id AS "partnerId", c.agency, c.system, c.kind, c.business_area AS "businessArea", c.value,
  c.status, c.requested_at AS "requestedAt", c.requested_by AS "requestedBy", c.assigned_at AS "assignedAt",
  c.assigned_by AS "assignedBy"`;

export class PartnerCodeRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Those of merged partners too: they lead to the survivor for ever (R-INV-2). */
  findOfPartners(partnerIds: readonly string[]): Promise<PartnerCodeRow[]> {
    return this.manager.query(
      `/* PartnerCodeRepository.findOfPartners */
       SELECT ${columns}, coalesce(r.survivor_id, c.partner_id) AS "partnerId"
       FROM agency_partner_identifier c LEFT JOIN partner_redirect r ON r.old_id = c.partner_id
       WHERE c.partner_id IN (SELECT unnest($1::uuid[])
         UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1))
       ORDER BY coalesce(r.survivor_id, c.partner_id), c.id`,
      [partnerIds],
    );
  }

  async findByValue(agency: string, system: ErpSystem, value: string): Promise<PartnerCodeRow | null> {
    const [row] = await this.manager.query(
      `/* PartnerCodeRepository.findByValue */
       SELECT ${columns} FROM agency_partner_identifier c
       WHERE c.agency = $1 AND c.system = $2 AND lower(c.value) = lower($3)`,
      [agency, system, value],
    );
    return row ?? null;
  }

  async find(id: string): Promise<PartnerCodeRow | null> {
    const [row] = await this.manager.query(
      `/* PartnerCodeRepository.find */ SELECT ${columns} FROM agency_partner_identifier c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** False when the partner has or awaits such a code already. */
  async insert(code: PartnerCodeRow): Promise<boolean> {
    const rows = await this.manager.query(
      `/* PartnerCodeRepository.insert */
       INSERT INTO agency_partner_identifier (id, partner_id, agency, system, kind, business_area, status, requested_at,
                                              requested_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [
        code.id,
        code.partnerId,
        code.agency,
        code.system,
        code.kind,
        code.businessArea,
        code.status,
        code.requestedAt,
        code.requestedBy,
      ],
    );
    return rows.length > 0;
  }

  /** Serialises acknowledgements of one system, so that the later of two equal codes is refused and not an error. */
  async lockSystem(agency: string, system: ErpSystem): Promise<void> {
    await this.manager.query(
      '/* PartnerCodeRepository.lockSystem */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`partner-code:${agency}:${system}`],
    );
  }

  async assign({
    id,
    value,
    status,
    assignedAt,
    assignedBy,
  }: Pick<PartnerCodeRow, 'id' | 'value' | 'status' | 'assignedAt' | 'assignedBy'>): Promise<void> {
    await this.manager.query(
      `/* PartnerCodeRepository.assign */
       UPDATE agency_partner_identifier SET value = $2, status = $3, assigned_at = $4, assigned_by = $5 WHERE id = $1`,
      [id, value, status, assignedAt, assignedBy],
    );
  }

  /** Gives the codes whose status changed; closed ones stay closed. */
  async setStatus(partnerId: string, { assigned, requested, suspending }: CodeStatuses): Promise<MirroredCode[]> {
    const [rows] = await this.manager.query(
      `/* PartnerCodeRepository.setStatus */
       UPDATE agency_partner_identifier AS c SET status = n.status
       FROM (SELECT id, CASE WHEN value IS NULL THEN $3 WHEN $2 = 'ACTIVE' AND agency = ANY ($4) THEN 'SUSPENDED' ELSE $2 END AS status
             FROM agency_partner_identifier
             WHERE partner_id IN (SELECT $1::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $1)) AS n
       WHERE c.id = n.id AND c.status <> 'CLOSED' AND c.status <> n.status
       RETURNING c.id, c.agency, c.system, c.kind, c.value, c.status`,
      [partnerId, assigned, requested, suspending],
    );
    return rows;
  }

  /** Decisions of agencies begin and end by time, which nobody tells. */
  findOutOfStep(at: Date, limit: number): Promise<{ partnerId: string; standing: PartnerStanding }[]> {
    return this.manager.query(
      `/* PartnerCodeRepository.findOutOfStep */
       SELECT DISTINCT p.id AS "partnerId", p.standing
       FROM agency_partner_identifier c
       LEFT JOIN partner_redirect r ON r.old_id = c.partner_id
       JOIN partner p ON p.id = coalesce(r.survivor_id, c.partner_id)
       WHERE c.value IS NOT NULL AND c.status IN ('ACTIVE', 'SUSPENDED')
         AND p.standing IN ('PROSPECT', 'ACTIVE', 'UNDER_REVIEW')
         AND (c.status = 'SUSPENDED') <> EXISTS (
           SELECT FROM (SELECT DISTINCT ON (s.partner_id) s.status, s.until FROM partner_agency_standing s
                        WHERE s.agency = c.agency AND s.at <= $1 AND s.since <= $1
                          AND s.partner_id IN (SELECT p.id UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = p.id)
                        ORDER BY s.partner_id, s.id DESC) AS latest
           WHERE latest.status IN ('SUSPENDED', 'EXCLUDED') AND (latest.until IS NULL OR latest.until > $1))
       LIMIT $2`,
      [at, limit],
    );
  }

  async nextNumber(): Promise<number> {
    const [row] = await this.manager.query(
      `/* PartnerCodeRepository.nextNumber */ SELECT nextval('partner_number')::int AS number`,
    );
    return row.number;
  }

  /** Once: a number that is there stays, by the database too. */
  async giveNumber(partnerId: string, uniqueNumber: string, registeredAt: Date): Promise<void> {
    await this.manager.query(
      `/* PartnerCodeRepository.giveNumber */
       UPDATE partner SET unique_number = $2, registered_at = $3, version = version + 1 WHERE id = $1`,
      [partnerId, uniqueNumber, registeredAt],
    );
  }
}
