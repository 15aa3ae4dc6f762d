import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Member } from './member.entity';

/** Whose members: those of an agency, or those of a partner. */
export interface MemberSide {
  agency: string | null;
  partnerId: string | null;
}

const columns = `m.id, m.issuer, m.subject, m.kind, m.agency, m.partner_id AS "partnerId", m.partner_ids AS "partnerIds",
  m.roles, m.active, m.expires_at AS "expiresAt", m.last_used_on::text AS "lastUsedOn"`;
const officeInForce = `r.until IS NULL AND r.state = 'CONFIRMED' AND r.kind IN ('REGIONAL_OFFICE_OF', 'COUNTRY_OFFICE_OF')`;
const ofSide = 'FROM member m WHERE (m.agency = $1 OR m.partner_id = $2)';

export class MemberRepository {
  constructor(private readonly manager: EntityManager) {}

  list({ agency, partnerId }: MemberSide, after: string | null, limit: number): Promise<Member[]> {
    return this.manager.query(
      `/* MemberRepository.list */
       SELECT ${columns} ${ofSide} AND ($3::uuid IS NULL OR m.id > $3) ORDER BY m.id LIMIT $4`,
      [agency, partnerId, after, limit],
    );
  }

  async count({ agency, partnerId }: MemberSide): Promise<number> {
    const [row] = await this.manager.query(`/* MemberRepository.count */ ${countUpTo(ofSide)}`, [agency, partnerId]);
    return row.count;
  }

  /** Locks the members of the partner, so that two admins cannot remove each other at the same moment. */
  lockPartnerUsers(partnerId: string): Promise<Member[]> {
    return this.manager.query(
      `/* MemberRepository.lockPartnerUsers */
       SELECT ${columns} FROM member m WHERE m.partner_id = $1 ORDER BY m.id FOR UPDATE`,
      [partnerId],
    );
  }

  /** All offices below a headquarters, in order. */
  async findOffices(partnerId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* MemberRepository.findOffices */
       WITH RECURSIVE below AS (
         SELECT r.from_id AS id FROM partner_relation r WHERE r.to_id = $1 AND ${officeInForce}
         UNION SELECT r.from_id FROM partner_relation r JOIN below ON r.to_id = below.id WHERE ${officeInForce})
       SELECT id FROM below ORDER BY id`,
      [partnerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Everybody who acts for one of these, locked so that what is published about them keeps its order. */
  lockActingFor(partnerIds: readonly string[]): Promise<Member[]> {
    return this.manager.query(
      `/* MemberRepository.lockActingFor */
       SELECT ${columns} FROM member m WHERE m.partner_id = ANY ($1) OR m.partner_ids && $1::uuid[] ORDER BY m.id FOR UPDATE`,
      [partnerIds],
    );
  }

  /** These partners, who stands for them, and all others for whom the same one stands. */
  async findMergedWith(partnerIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* MemberRepository.findMergedWith */
       WITH root AS (SELECT coalesce(r.survivor_id, asked.id) AS id
         FROM unnest($1::uuid[]) AS asked (id) LEFT JOIN partner_redirect r ON r.old_id = asked.id)
       SELECT id FROM root UNION SELECT old_id FROM partner_redirect WHERE survivor_id IN (SELECT id FROM root)`,
      [partnerIds],
    );
    return rows.map(({ id }) => id);
  }

  async find(id: string): Promise<Member | null> {
    const [row] = await this.manager.query(
      `/* MemberRepository.find */ SELECT ${columns} FROM member m WHERE m.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async partnerHasUsers(partnerId: string): Promise<boolean> {
    const rows = await this.manager.query(
      '/* MemberRepository.partnerHasUsers */ SELECT 1 FROM member WHERE partner_id = $1 AND active LIMIT 1',
      [partnerId],
    );
    return rows.length > 0;
  }

  /** The memberships of one subject on one side: at most one. */
  async findOfSubject(agency: string | null, issuer: string, subject: string): Promise<Member | null> {
    const [row] = await this.manager.query(
      `/* MemberRepository.findOfSubject */
       SELECT ${columns} FROM member m WHERE m.agency IS NOT DISTINCT FROM $1 AND m.issuer = $2 AND m.subject = $3`,
      [agency, issuer, subject],
    );
    return row ?? null;
  }

  /** One row per agency, issuer and subject, so no agency overwrites another's; its lock orders the events of a member. */
  async upsert(member: Omit<Member, 'lastUsedOn'>): Promise<void> {
    await this.manager.query(
      `/* MemberRepository.upsert */
       INSERT INTO member (id, issuer, subject, kind, agency, partner_id, roles, active, partner_ids, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT ON CONSTRAINT member_uq DO UPDATE
       SET kind = excluded.kind, partner_id = excluded.partner_id, roles = excluded.roles,
           active = excluded.active, partner_ids = excluded.partner_ids, expires_at = excluded.expires_at`,
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
        member.expiresAt,
      ],
    );
  }

  /** `<agency or empty> <issuer>#<subject>` of everybody who asked something on that day. */
  async noteUse(keys: string[], day: string): Promise<void> {
    await this.manager.query(
      `/* MemberRepository.noteUse */
       UPDATE member SET last_used_on = $2
       WHERE coalesce(agency, '') || ' ' || issuer || '#' || subject = ANY ($1)
         AND (last_used_on IS NULL OR last_used_on < $2)`,
      [keys, day],
    );
  }
}
