import type { SchemaPart } from './schema-part';

/**
 * What row-level security policies ask. They fail loudly instead of showing nothing: without a viewer (also '' as
 * SET LOCAL leaves it behind) `viewer()` raises, so a forgotten transaction is an error in the first test.
 */
export const viewerFunctions: SchemaPart = {
  up: () => [
    `CREATE FUNCTION viewer() RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
      DECLARE raw text := nullif(current_setting('commons.viewer', true), '');
      BEGIN
        IF raw IS NULL THEN RAISE EXCEPTION 'no viewer is set for this transaction' USING ERRCODE = '42501'; END IF;
        RETURN raw::jsonb;
      END $$`,
    `CREATE FUNCTION viewer_agency() RETURNS text LANGUAGE sql STABLE AS $$
      SELECT CASE WHEN viewer() ->> 'kind' = 'AGENCY' THEN nullif(viewer() ->> 'agency', '') END $$`,
    `CREATE FUNCTION viewer_has_role(VARIADIC wanted text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT EXISTS (SELECT FROM jsonb_array_elements(viewer() -> 'roles') AS held WHERE held ->> 'role' = ANY (wanted)) $$`,
  ],
  down: () => ['DROP FUNCTION viewer_has_role(text[])', 'DROP FUNCTION viewer_agency()', 'DROP FUNCTION viewer()'],
};
