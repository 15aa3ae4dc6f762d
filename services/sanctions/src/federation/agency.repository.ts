import type { EntityManager } from 'typeorm';

/** The agencies that registry knows; the feed consumer alone writes them. */
export class AgencyRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<{ code: string }[]> {
    return this.manager.query(`/* AgencyRepository.findAll */ SELECT code FROM known_agency ORDER BY code COLLATE "C"`);
  }

  async insert(code: string): Promise<void> {
    await this.manager.query(
      '/* AgencyRepository.insert */ INSERT INTO known_agency (code) VALUES ($1) ON CONFLICT DO NOTHING',
      [code],
    );
  }
}
