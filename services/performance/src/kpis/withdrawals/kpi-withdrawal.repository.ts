import type { EntityManager } from 'typeorm';

export interface Withdrawal {
  valueIds: readonly string[];
  agency: string;
  reason: string;
  at: Date;
}

export class KpiWithdrawalRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A trigger ends the time in force of each; the figures themselves stay as they are (P-INV-2). */
  async insert({ valueIds, agency, reason, at }: Withdrawal): Promise<void> {
    await this.manager.query(
      `/* KpiWithdrawalRepository.insert */
       INSERT INTO kpi_value_withdrawal (value_id, agency, reason, withdrawn_at)
       SELECT value_id, $2, $3, $4 FROM unnest($1::uuid[]) AS value_id`,
      [valueIds, agency, reason, at],
    );
  }
}
