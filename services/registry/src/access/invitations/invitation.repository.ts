import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { MemberSide } from '../members/member.repository';
import type { Invitation } from './invitation.entity';

const columns = `i.id, i.partner_id AS "partnerId", i.agency, i.roles, i.code_hash AS "codeHash", i.contact,
  i.invited_by AS "invitedBy", i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.used_by AS "usedBy",
  i.used_at AS "usedAt", i.withdrawn_at AS "withdrawnAt"`;
const ofSide = 'FROM invitation i WHERE (i.agency = $1 OR i.partner_id = $2)';

export class InvitationRepository {
  constructor(private readonly manager: EntityManager) {}

  list({ agency, partnerId }: MemberSide, before: string | null, limit: number): Promise<Invitation[]> {
    return this.manager.query(
      `/* InvitationRepository.list */
       SELECT ${columns} ${ofSide} AND ($3::uuid IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4`,
      [agency, partnerId, before, limit],
    );
  }

  async count({ agency, partnerId }: MemberSide): Promise<number> {
    const [row] = await this.manager.query(`/* InvitationRepository.count */ ${countUpTo(ofSide)}`, [
      agency,
      partnerId,
    ]);
    return row.count;
  }

  async lockByHash(codeHash: string): Promise<Invitation | null> {
    const [row] = await this.manager.query(
      `/* InvitationRepository.lockByHash */ SELECT ${columns} FROM invitation i WHERE i.code_hash = $1 FOR UPDATE`,
      [codeHash],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<Invitation | null> {
    const [row] = await this.manager.query(
      `/* InvitationRepository.lock */ SELECT ${columns} FROM invitation i WHERE i.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(invitation: Invitation): Promise<void> {
    await this.manager.query(
      `/* InvitationRepository.insert */
       INSERT INTO invitation (id, partner_id, agency, roles, code_hash, contact, invited_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        invitation.id,
        invitation.partnerId,
        invitation.agency,
        JSON.stringify(invitation.roles),
        invitation.codeHash,
        invitation.contact,
        invitation.invitedBy,
        invitation.createdAt,
        invitation.expiresAt,
      ],
    );
  }

  async use(id: string, usedBy: string, usedAt: Date): Promise<void> {
    await this.manager.query(
      '/* InvitationRepository.use */ UPDATE invitation SET used_by = $2, used_at = $3 WHERE id = $1',
      [id, usedBy, usedAt],
    );
  }

  async withdraw(id: string, withdrawnAt: Date): Promise<void> {
    await this.manager.query(
      '/* InvitationRepository.withdraw */ UPDATE invitation SET withdrawn_at = $2 WHERE id = $1',
      [id, withdrawnAt],
    );
  }
}
