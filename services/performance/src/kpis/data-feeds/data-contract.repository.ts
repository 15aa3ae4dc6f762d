import type { EntityManager } from 'typeorm';
import type { DataContract } from './data-contract.view';

const columns = `c.id, c.agency AS "agencyCode", c.from_year AS "fromYear", c.set_at AS "setAt", ARRAY(
    SELECT jsonb_build_object('code', l.code, 'frequency', l.frequency, 'dueDays', l.due_days)
    FROM kpi_data_contract_line l WHERE l.contract_id = c.id ORDER BY l.code COLLATE "C") AS lines`;

export class DataContractRepository {
  constructor(private readonly manager: EntityManager) {}

  async lockAgency(agency: string): Promise<void> {
    await this.manager.query(
      '/* DataContractRepository.lockAgency */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`data-contract:${agency}`],
    );
  }

  async insert({ id, agencyCode, fromYear, setAt }: DataContract): Promise<void> {
    await this.manager.query(
      `/* DataContractRepository.insert */
       INSERT INTO kpi_data_contract (id, agency, from_year, set_at) VALUES ($1, $2, $3, $4)`,
      [id, agencyCode, fromYear, setAt],
    );
  }

  async insertLines({ id, lines }: DataContract): Promise<void> {
    await this.manager.query(
      `/* DataContractRepository.insertLines */
       INSERT INTO kpi_data_contract_line (contract_id, code, frequency, due_days)
       SELECT $1::uuid, * FROM unnest($2::text[], $3::text[], $4::int[])`,
      [id, lines.map(({ code }) => code), lines.map(({ frequency }) => frequency), lines.map(({ dueDays }) => dueDays)],
    );
  }

  async find(id: string): Promise<DataContract | null> {
    const [row] = await this.manager.query(
      `/* DataContractRepository.find */ SELECT ${columns} FROM kpi_data_contract c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Of each agency, or of one, the contract about a year as it was at an instant. */
  findOfYear(year: number, asOf: Date, agency: string | null): Promise<DataContract[]> {
    return this.manager.query(
      `/* DataContractRepository.findOfYear */
       SELECT ${columns} FROM (
         SELECT DISTINCT ON (agency) * FROM kpi_data_contract
         WHERE from_year <= $1 AND set_at <= $2 AND ($3::text IS NULL OR agency = $3)
         ORDER BY agency, from_year DESC, id DESC) AS c
       ORDER BY c.agency COLLATE "C"`,
      [year, asOf, agency],
    );
  }
}
