import type { EntityManager } from 'typeorm';
import type { Member } from './member.entity';

export class MemberRepository {
  constructor(private readonly manager: EntityManager) {}

  /** One row per agency, issuer and subject, so no agency overwrites another's; its lock orders the events of a member. */
  async upsert(member: Member): Promise<void> {
    await this.manager.query(
      `/* MemberRepository.upsert */
       INSERT INTO member (id, issuer, subject, kind, agency, partner_id, roles, active, partner_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT member_uq DO UPDATE
       SET kind = excluded.kind, partner_id = excluded.partner_id, roles = excluded.roles,
           active = excluded.active, partner_ids = excluded.partner_ids`,
      [
        member.id,
        member.issuer,
        member.subject,
        member.kind,
        member.agency,
        member.partnerId,
        JSON.stringify(member.roles),
        member.active,
        member.partnerIds,
      ],
    );
  }
}
