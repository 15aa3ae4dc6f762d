import type { EntityManager } from 'typeorm';

/** What an import did with one row, so that it can be taken back. */
export interface ImportItem {
  importId: string;
  rowNumber: number;
  partnerId: string;
  outcome: 'ADDED' | 'UPDATED';
  /** Of the partner after the row was taken. */
  version: number;
  /** Details that an UPDATED row replaced. */
  before: ReplacedDetails | null;
}

export interface ReplacedDetails {
  primaryType: string;
  foundedOn: string | null;
  website: string | null;
}

export class ImportItemRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(items: ImportItem[]): Promise<void> {
    await this.manager.query(
      `/* ImportItemRepository.insert */
       INSERT INTO partner_import_item (import_id, row_number, partner_id, outcome, version, before)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::int[], $6::jsonb[]) ON CONFLICT DO NOTHING`,
      [
        items.map(({ importId }) => importId),
        items.map(({ rowNumber }) => rowNumber),
        items.map(({ partnerId }) => partnerId),
        items.map(({ outcome }) => outcome),
        items.map(({ version }) => version),
        items.map(({ before }) => (before ? JSON.stringify(before) : null)),
      ],
    );
  }

  find(importId: string, after: number, limit: number): Promise<ImportItem[]> {
    return this.manager.query(
      `/* ImportItemRepository.find */
       SELECT import_id AS "importId", row_number AS "rowNumber", partner_id AS "partnerId", outcome, version, before
       FROM partner_import_item WHERE import_id = $1 AND row_number > $2 ORDER BY row_number LIMIT $3`,
      [importId, after, limit],
    );
  }

  /** Partners as the import left them: nobody has changed them since, and nobody registers them. */
  async findUntouched(importId: string, partnerIds: string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.manager.query(
      `/* ImportItemRepository.findUntouched */
       SELECT p.id FROM partner_import_item i JOIN partner p ON p.id = i.partner_id AND p.version = i.version
       WHERE i.import_id = $1 AND i.partner_id = ANY ($2) AND NOT i.undone
         AND NOT EXISTS (SELECT FROM registration r WHERE r.partner_id = p.id)
         AND NOT EXISTS (SELECT FROM partner_change c WHERE c.partner_id = p.id AND c.id > i.import_id AND c.actor <> 'service:registry')
       FOR NO KEY UPDATE OF p`,
      [importId, partnerIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The next import of the same source must find nothing to go on with. */
  async forgetSource(partnerId: string): Promise<void> {
    await this.manager.query(
      '/* ImportItemRepository.forgetSource */ UPDATE partner SET source_key = NULL WHERE id = $1',
      [partnerId],
    );
  }

  async beginUndo(importId: string, undoneAt: Date, jobId: string): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* ImportItemRepository.beginUndo */
       UPDATE partner_import SET undone_at = $2, undone = 0, kept = 0, job_id = $3
       WHERE id = $1 AND undone_at IS NULL RETURNING id`,
      [importId, undoneAt, jobId],
    );
    return rows.length > 0;
  }

  async markUndone(importId: string, rowNumbers: number[]): Promise<void> {
    await this.manager.query(
      `/* ImportItemRepository.markUndone */
       UPDATE partner_import_item SET undone = true WHERE import_id = $1 AND row_number = ANY ($2)`,
      [importId, rowNumbers],
    );
  }

  /** Counted from the items, so that a run that was cut short and begun anew counts right. */
  async saveUndone(importId: string): Promise<void> {
    await this.manager.query(
      `/* ImportItemRepository.saveUndone */
       UPDATE partner_import SET undone = counted.undone, kept = counted.kept
       FROM (SELECT count(*) FILTER (WHERE undone) AS undone, count(*) FILTER (WHERE NOT undone) AS kept
             FROM partner_import_item WHERE import_id = $1) AS counted
       WHERE id = $1`,
      [importId],
    );
  }
}
