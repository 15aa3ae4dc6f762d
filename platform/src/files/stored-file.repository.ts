import type { EntityManager } from 'typeorm';
import type { ContentType } from './content-type.rules';
import type { AnnouncedFile } from './upload.rules';

export interface StoredFile extends AnnouncedFile {
  id: string;
  state: 'AWAITING' | 'STORED';
  contentType: ContentType | null;
  createdBy: string;
  agency: string | null;
  storedAt: Date | null;
}

/** Whose file and for what: any agency's staff share its files, a partner's user has only their own. */
export interface FileUse {
  kind: string;
  agency: string | null;
  subject?: string | null;
}

const columns = `id, kind, name, size, sha256, state, content_type AS "contentType", created_by AS "createdBy", agency,
  stored_at AS "storedAt"`;

export class StoredFileRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(file: Omit<StoredFile, 'state' | 'contentType' | 'storedAt'>, createdAt: Date): Promise<void> {
    await this.manager.query(
      `/* StoredFileRepository.insert */
       INSERT INTO stored_file (id, kind, name, size, sha256, state, created_by, agency, created_at)
       VALUES ($1, $2, $3, $4, $5, 'AWAITING', $6, $7, $8)`,
      [file.id, file.kind, file.name, file.size, file.sha256, file.createdBy, file.agency, createdAt],
    );
  }

  async find(id: string): Promise<StoredFile | null> {
    const [row] = await this.manager.query(
      `/* StoredFileRepository.find */ SELECT ${columns} FROM stored_file WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async findUsable(id: string, { kind, agency, subject }: FileUse): Promise<StoredFile | null> {
    const [row] = await this.manager.query(
      `/* StoredFileRepository.findUsable */
       SELECT ${columns} FROM stored_file
       WHERE id = $1 AND kind = $2 AND (agency = $3 OR (agency IS NULL AND created_by = $4))`,
      [id, kind, agency, subject ?? null],
    );
    return row ?? null;
  }

  /** Chunks of one content are written in one transaction, so those that are there are all there. */
  async insertChunk(sha256: string, index: number, bytes: Buffer): Promise<void> {
    await this.manager.query(
      `/* StoredFileRepository.insertChunk */
       INSERT INTO file_chunk (sha256, chunk_index, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [sha256, index, bytes],
    );
  }

  async findChunk(sha256: string, index: number): Promise<Buffer | null> {
    const [row] = await this.manager.query(
      '/* StoredFileRepository.findChunk */ SELECT bytes FROM file_chunk WHERE sha256 = $1 AND chunk_index = $2',
      [sha256, index],
    );
    return row?.bytes ?? null;
  }

  /** False when another upload of the same file was faster. */
  async markStored(id: string, contentType: ContentType, storedAt: Date): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* StoredFileRepository.markStored */
       UPDATE stored_file SET state = 'STORED', content_type = $2, stored_at = $3
       WHERE id = $1 AND state = 'AWAITING' RETURNING id`,
      [id, contentType, storedAt],
    );
    return rows.length === 1;
  }
}
