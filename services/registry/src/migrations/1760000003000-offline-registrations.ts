import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offline packs that were taken in, and what of them waits for its turn: sealed, and erased once it is applied (UNHCR-53). */
export class OfflineRegistrations1760000003000 implements MigrationInterface {
  readonly name = 'OfflineRegistrations1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE offline_registration (
        id uuid CONSTRAINT offline_registration_pk PRIMARY KEY,
        registration_id uuid NOT NULL CONSTRAINT offline_registration_registration_fk REFERENCES registration (id),
        agency text NOT NULL CONSTRAINT offline_registration_agency_fk REFERENCES agency (code),
        imported_by text NOT NULL,
        imported_at timestamptz NOT NULL,
        pack_sha256 text NOT NULL,
        scan_file_id uuid NOT NULL CONSTRAINT offline_registration_scan_fk REFERENCES stored_file (id),
        signed_on date NOT NULL,
        sealed text,
        pending jsonb NOT NULL,
        applied jsonb NOT NULL,
        problems jsonb NOT NULL,
        closed_at timestamptz,
        CONSTRAINT offline_registration_registration_uq UNIQUE (registration_id),
        CONSTRAINT offline_registration_closed_ck CHECK ((sealed IS NULL) = (closed_at IS NOT NULL))
      );
      CREATE INDEX offline_registration_open_ix ON offline_registration (registration_id) WHERE sealed IS NOT NULL;
      CREATE INDEX stored_file_offline_pack_ix ON stored_file (created_at) WHERE kind = 'OFFLINE_PACK';
      ALTER TABLE offline_registration ENABLE ROW LEVEL SECURITY;
      ALTER TABLE offline_registration FORCE ROW LEVEL SECURITY;
      CREATE POLICY offline_registration_read ON offline_registration FOR SELECT TO registry_app
        USING (agency = (SELECT viewer_agency()));
      CREATE POLICY offline_registration_insert ON offline_registration FOR INSERT TO registry_app
        WITH CHECK (${keyer});
      CREATE POLICY offline_registration_update ON offline_registration FOR UPDATE TO registry_app
        USING (${keyer}) WITH CHECK (${keyer});
      CREATE POLICY offline_registration_job_read ON offline_registration FOR SELECT TO registry_job USING (true);
      CREATE POLICY offline_registration_job_update ON offline_registration FOR UPDATE TO registry_job
        USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE (sealed, pending, applied, problems, closed_at) ON offline_registration TO registry_app;
      GRANT SELECT, UPDATE (sealed, closed_at) ON offline_registration TO registry_job;

      CREATE FUNCTION erase_offline_pack(pack uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
          DELETE FROM public.stored_file WHERE id = pack AND kind = 'OFFLINE_PACK';
          IF NOT FOUND THEN RETURN false; END IF;
          DELETE FROM public.file_chunk WHERE sha256 = 'sealed:' || pack;
          RETURN true;
        END $$;
      REVOKE EXECUTE ON FUNCTION erase_offline_pack(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION erase_offline_pack(uuid) TO registry_app, registry_job`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION erase_offline_pack(uuid);
      DROP INDEX stored_file_offline_pack_ix;
      DROP TABLE offline_registration`);
  }
}

const keyer = `agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'))`;
