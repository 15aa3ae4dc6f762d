import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { PartnerType } from '../../identity/partners/partner.entity';
import type { RegistrationTrack } from '../../registration/registrations/registration.entity';

export interface EligibilityRuleRow {
  id: string;
  agency: string;
  partnerType: PartnerType | null;
  track: RegistrationTrack | null;
  eligible: boolean;
  conditions: string | null;
  effectiveFrom: string;
  effectiveUntil: string | null;
  setBy: string;
  setAt: Date;
}

const columns = `r.id, r.agency, r.partner_type AS "partnerType", r.track, r.eligible, r.conditions,
  r.effective_from::text AS "effectiveFrom", r.effective_until::text AS "effectiveUntil", r.set_by AS "setBy", r.set_at AS "setAt"`;

const ofAgency = 'FROM eligibility_rule r WHERE r.agency = $1';

export class EligibilityRuleRepository {
  constructor(private readonly manager: EntityManager) {}

  /** All that had been set by an instant and can still count. */
  findSet(agencies: readonly string[], at: Date, on: string): Promise<EligibilityRuleRow[]> {
    return this.manager.query(
      `/* EligibilityRuleRepository.findSet */
       SELECT ${columns} FROM eligibility_rule r
       WHERE r.agency = ANY ($1) AND r.set_at <= $2 AND r.effective_from <= $3
         AND (r.effective_until IS NULL OR r.effective_until > $3)`,
      [agencies, at, on],
    );
  }

  findPage(agency: string, after: string | null, limit: number): Promise<EligibilityRuleRow[]> {
    return this.manager.query(
      `/* EligibilityRuleRepository.findPage */
       SELECT ${columns} ${ofAgency} AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
      [agency, after, limit],
    );
  }

  async count(agency: string): Promise<number> {
    const [row] = await this.manager.query(`/* EligibilityRuleRepository.count */ ${countUpTo(ofAgency)}`, [agency]);
    return row.count;
  }

  async find(id: string): Promise<EligibilityRuleRow | null> {
    const [row] = await this.manager.query(
      `/* EligibilityRuleRepository.find */ SELECT ${columns} FROM eligibility_rule r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: EligibilityRuleRow): Promise<void> {
    await this.manager.query(
      `/* EligibilityRuleRepository.insert */
       INSERT INTO eligibility_rule (id, agency, partner_type, track, eligible, conditions, effective_from, effective_until,
                                     set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.agency,
        row.partnerType,
        row.track,
        row.eligible,
        row.conditions,
        row.effectiveFrom,
        row.effectiveUntil,
        row.setBy,
        row.setAt,
      ],
    );
  }
}
