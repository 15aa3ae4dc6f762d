import type { EntityManager } from 'typeorm';
import type { Agency } from './agency.entity';

const columns = `code, name, is_ceb_member AS "isCebMember", is_jiu_participant AS "isJiuParticipant",
  mrs_signatory AS "mrsSignatory", hact_member AS "hactMember"`;

export class AgencyRepository {
  constructor(private readonly manager: EntityManager) {}

  findByCodes(codes: readonly string[]): Promise<Agency[]> {
    return this.manager.query(
      `/* AgencyRepository.findByCodes */ SELECT ${columns} FROM agency WHERE code = ANY ($1)`,
      [codes],
    );
  }

  findAll(): Promise<Agency[]> {
    return this.manager.query(
      `/* AgencyRepository.findAll */ SELECT ${columns} FROM agency ORDER BY code COLLATE "C" LIMIT 100`,
    );
  }

  /** Gives whether anything about the agency is new. */
  async upsert(agency: Agency): Promise<boolean> {
    const rows = await this.manager.query(
      `/* AgencyRepository.upsert */
       INSERT INTO agency (code, name, is_ceb_member, is_jiu_participant, mrs_signatory, hact_member)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (code) DO UPDATE
       SET name = excluded.name, is_ceb_member = excluded.is_ceb_member,
           is_jiu_participant = excluded.is_jiu_participant, mrs_signatory = excluded.mrs_signatory,
           hact_member = excluded.hact_member
       WHERE (agency.*) IS DISTINCT FROM (excluded.*) RETURNING code`,
      [agency.code, agency.name, agency.isCebMember, agency.isJiuParticipant, agency.mrsSignatory, agency.hactMember],
    );
    return rows.length > 0;
  }
}
