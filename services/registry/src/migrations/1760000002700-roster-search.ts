import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the search of the roster needs beside the names: the orders it sorts by, and the words that names are made of. */
export class RosterSearch1760000002700 implements MigrationInterface {
  readonly name = 'RosterSearch1760000002700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(orders);
    await runner.query(words);
    await runner.query(numbers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX org_identifier_org_id_ix, org_identifier_folded_ix, agency_partner_identifier_search_ix;
      DROP TRIGGER partner_name_words_insert ON partner_name;
      DROP TRIGGER partner_name_words_update ON partner_name;
      DROP FUNCTION note_name_words();
      DROP TABLE name_word;
      DROP TRIGGER partner_change_touches ON partner_change;
      DROP FUNCTION touch_changed_partners();
      DROP INDEX partner_updated_order_ix, partner_registered_order_ix, partner_country_order_ix;
      ALTER TABLE partner DROP COLUMN updated_at`);
  }
}

// Changes are recorded by many features; the change log is the one place that all of them pass.
const orders = `
  ALTER TABLE partner ADD COLUMN updated_at timestamptz;
  CREATE INDEX partner_country_order_ix ON partner (country_of_origin COLLATE "C", sort_name COLLATE "C", id);
  CREATE INDEX partner_registered_order_ix ON partner ((coalesce(registered_at, 'epoch'::timestamptz)), id);
  CREATE INDEX partner_updated_order_ix ON partner ((coalesce(updated_at, created_at)), id);

  CREATE FUNCTION touch_changed_partners() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE partner p SET updated_at = latest.at
    FROM (SELECT partner_id, max(at) AS at FROM written GROUP BY partner_id) AS latest
    WHERE p.id = latest.partner_id AND (p.updated_at IS NULL OR p.updated_at < latest.at);
    RETURN NULL;
  END $$;
  CREATE TRIGGER partner_change_touches AFTER INSERT ON partner_change
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION touch_changed_partners();
`;

// No unique constraint: two transactions that add the same words in another order would wait for each other for ever.
const words = `
  CREATE TABLE name_word (word text NOT NULL);
  CREATE INDEX name_word_ix ON name_word (word);
  CREATE INDEX name_word_trigrams_ix ON name_word USING gin (word gin_trgm_ops);
  GRANT SELECT, INSERT ON name_word TO registry_app, registry_job;

  CREATE FUNCTION note_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO name_word (word)
    SELECT DISTINCT used.word FROM written, unnest(string_to_array(folded, ' ')) AS used (word)
    WHERE length(used.word) >= 3 AND NOT EXISTS (SELECT FROM name_word known WHERE known.word = used.word);
    RETURN NULL;
  END $$;
  CREATE TRIGGER partner_name_words_insert AFTER INSERT ON partner_name
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_name_words();
  CREATE TRIGGER partner_name_words_update AFTER UPDATE ON partner_name
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_name_words();
  INSERT INTO name_word (word)
    SELECT DISTINCT used.word FROM partner_name, unnest(string_to_array(folded, ' ')) AS used (word)
    WHERE length(used.word) >= 3;
`;

const numbers = `
  CREATE INDEX agency_partner_identifier_search_ix ON agency_partner_identifier (lower(value));
  CREATE INDEX org_identifier_folded_ix ON org_identifier (folded);
  CREATE INDEX org_identifier_org_id_ix ON org_identifier ((replace(scheme, '-', '') || folded));
`;
