import type { EntityManager } from 'typeorm';
import type { Agency } from './agency.entity';

export class AgencyRepository {
  constructor(private readonly manager: EntityManager) {}

  findByCodes(codes: readonly string[]): Promise<Agency[]> {
    return this.manager.query(
      '/* AgencyRepository.findByCodes */ SELECT code, name FROM agency WHERE code = ANY ($1)',
      [codes],
    );
  }

  findAll(): Promise<Agency[]> {
    return this.manager.query(
      '/* AgencyRepository.findAll */ SELECT code, name FROM agency ORDER BY code COLLATE "C" LIMIT 100',
    );
  }

  async upsert({ code, name }: Agency): Promise<void> {
    await this.manager.query(
      `/* AgencyRepository.upsert */
       INSERT INTO agency (code, name) VALUES ($1, $2) ON CONFLICT (code) DO UPDATE SET name = excluded.name`,
      [code, name],
    );
  }
}
