import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { ForumStepKind } from './forum-discussion.enums';

export interface ForumStepRow {
  id: string;
  discussionId: string;
  kind: ForumStepKind;
  agency: string;
  subject: string;
  about: string | null;
  sealedReason: string | null;
  at: Date;
}

/** Append-only. */
export class ForumStepRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** Of each discussion the latest 100. */
  findLatest(discussionIds: readonly string[]): Promise<ForumStepRow[]> {
    return this.transaction.manager.query(
      `/* ForumStepRepository.findLatest */
       SELECT s.* FROM unnest($1::uuid[]) AS asked(id) CROSS JOIN LATERAL (
         SELECT f.id, f.discussion_id AS "discussionId", f.kind, f.agency, f.subject, f.about,
                f.sealed_reason AS "sealedReason", f.at
         FROM forum_step f WHERE f.discussion_id = asked.id ORDER BY f.id DESC LIMIT 100) AS s`,
      [discussionIds],
    );
  }

  async insert(rows: readonly ForumStepRow[]): Promise<void> {
    await this.transaction.manager.query(
      `/* ForumStepRepository.insert */
       INSERT INTO forum_step (id, discussion_id, kind, agency, subject, about, sealed_reason, at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS told (id uuid, "discussionId" uuid, kind text, agency text,
         subject text, about text, "sealedReason" text, at timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}
