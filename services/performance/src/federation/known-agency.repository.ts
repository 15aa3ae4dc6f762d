import type { EntityManager } from 'typeorm';

export interface KnownAgency {
  code: string;
  name: string;
}

/** The agencies that registry knows; the feed consumer alone writes them. */
export class KnownAgencyRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<KnownAgency[]> {
    return this.manager.query(
      '/* KnownAgencyRepository.findAll */ SELECT code, name FROM known_agency ORDER BY code COLLATE "C"',
    );
  }

  async save({ code, name }: KnownAgency): Promise<void> {
    await this.manager.query(
      `/* KnownAgencyRepository.save */
       INSERT INTO known_agency (code, name) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT known_agency_pk DO UPDATE SET name = excluded.name`,
      [code, name],
    );
  }
}
