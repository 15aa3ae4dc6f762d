import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which figures an agency has promised, and until when (JIU-17). */
export class DataContracts1760000006130 implements MigrationInterface {
  readonly name = 'DataContracts1760000006130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kpi_data_contract (
        id uuid CONSTRAINT kpi_data_contract_pk PRIMARY KEY,
        agency text NOT NULL,
        from_year integer NOT NULL CONSTRAINT kpi_data_contract_year_ck CHECK (from_year BETWEEN 1990 AND 2200),
        set_at timestamptz NOT NULL
      );
      CREATE INDEX kpi_data_contract_agency_ix ON kpi_data_contract (agency, from_year, id);
      GRANT SELECT, INSERT ON kpi_data_contract TO performance_app;
      GRANT SELECT ON kpi_data_contract TO performance_job;

      CREATE TABLE kpi_data_contract_line (
        contract_id uuid NOT NULL
          CONSTRAINT kpi_data_contract_line_contract_fk REFERENCES kpi_data_contract (id),
        code text NOT NULL,
        frequency text NOT NULL CONSTRAINT kpi_data_contract_line_frequency_ck CHECK (frequency IN ('YEARLY', 'QUARTERLY')),
        due_days integer NOT NULL CONSTRAINT kpi_data_contract_line_due_ck CHECK (due_days BETWEEN 1 AND 730),
        CONSTRAINT kpi_data_contract_line_pk PRIMARY KEY (contract_id, code)
      );
      GRANT SELECT, INSERT ON kpi_data_contract_line TO performance_app;
      GRANT SELECT ON kpi_data_contract_line TO performance_job;
      GRANT SELECT ON kpi_value_withdrawal TO performance_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE ALL ON kpi_value_withdrawal FROM performance_job;
      DROP TABLE kpi_data_contract_line, kpi_data_contract`);
  }
}
