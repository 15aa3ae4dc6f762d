import type { EntityManager } from 'typeorm';

export interface KnownAgency {
  code: string;
  /** Of the Mutual Recognition Statement (standards.md 3.10). */
  mrsSignatory: boolean;
  hactMember: boolean;
}

/** The agencies that registry knows; the feed consumer alone writes them. */
export class KnownAgencyRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<KnownAgency[]> {
    return this.manager.query(
      `/* KnownAgencyRepository.findAll */
       SELECT code, mrs_signatory AS "mrsSignatory", hact_member AS "hactMember" FROM known_agency ORDER BY code COLLATE "C"`,
    );
  }

  async save({ code, mrsSignatory, hactMember }: KnownAgency): Promise<void> {
    await this.manager.query(
      `/* KnownAgencyRepository.save */
       INSERT INTO known_agency (code, mrs_signatory, hact_member) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT known_agency_pk DO UPDATE
       SET mrs_signatory = excluded.mrs_signatory, hact_member = excluded.hact_member`,
      [code, mrsSignatory, hactMember],
    );
  }
}
