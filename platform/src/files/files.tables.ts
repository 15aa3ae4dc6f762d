import type { SchemaPart } from '../schema-part';
import { largestFile } from './upload.rules';

/** Uploaded and exported files. Bytes are kept once per content, so the same file sent twice costs its row alone. */
export const fileTables: SchemaPart = {
  up: ({ app, job }) => [
    `CREATE TABLE stored_file (
      id uuid CONSTRAINT stored_file_pk PRIMARY KEY,
      kind text NOT NULL,
      name text NOT NULL,
      size int NOT NULL CONSTRAINT stored_file_size_ck CHECK (size BETWEEN 1 AND ${largestFile}),
      sha256 text NOT NULL CONSTRAINT stored_file_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      content_type text,
      state text NOT NULL,
      created_by text NOT NULL,
      agency text,
      created_at timestamptz NOT NULL,
      stored_at timestamptz,
      CONSTRAINT stored_file_state_ck CHECK (
        (state = 'AWAITING' AND content_type IS NULL AND stored_at IS NULL)
        OR (state = 'STORED' AND content_type IS NOT NULL AND stored_at IS NOT NULL))
    )`,
    `CREATE TABLE file_chunk (
      sha256 text NOT NULL,
      chunk_index int NOT NULL,
      bytes bytea NOT NULL,
      CONSTRAINT file_chunk_pk PRIMARY KEY (sha256, chunk_index)
    )`,
    `GRANT SELECT, INSERT, UPDATE (state, content_type, stored_at) ON stored_file TO ${app}`,
    `GRANT SELECT, INSERT ON file_chunk TO ${app}`,
    `GRANT SELECT ON stored_file, file_chunk TO ${job}`,
  ],
  down: () => ['DROP TABLE file_chunk', 'DROP TABLE stored_file'],
};
