import type { EntityManager } from 'typeorm';

export interface SuspensionReasonRow {
  code: string;
  systemWide: boolean;
  labelEn: string;
  labelFr: string;
}

const columns = `code, system_wide AS "systemWide", label_en AS "labelEn", label_fr AS "labelFr"`;

export class SuspensionReasonRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<SuspensionReasonRow[]> {
    return this.manager.query(
      `/* SuspensionReasonRepository.findAll */ SELECT ${columns} FROM suspension_reason ORDER BY position LIMIT 100`,
    );
  }

  async find(code: string): Promise<SuspensionReasonRow | null> {
    const [row] = await this.manager.query(
      `/* SuspensionReasonRepository.find */ SELECT ${columns} FROM suspension_reason WHERE code = $1`,
      [code],
    );
    return row ?? null;
  }
}
