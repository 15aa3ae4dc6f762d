import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';

export interface OutcomeSubscriptionRow {
  id: string;
  agency: string;
  holder: string;
  forum: string | null;
  themes: string[];
  countries: string[];
  createdAt: Date;
  endedAt: Date | null;
}

export interface OutcomeNoticeRow {
  id: string;
  subscriptionId: string;
  outcomeId: string;
  at: Date;
}

const columns = `s.id, s.agency, s.holder, s.forum, s.themes, s.countries, s.created_at AS "createdAt",
  s.ended_at AS "endedAt"`;

/** The join drops notices of outcomes that the viewer may not read, or not any more: row-level security decides. */
const ofHolder = `FROM outcome_notice n JOIN outcome_subscription s ON s.id = n.subscription_id
  JOIN consultation_outcome o ON o.id = n.outcome_id AND o.state = 'PUBLISHED'
  WHERE s.agency = $1 AND s.holder = $2`;

export class OutcomeSubscriptionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findOf(agency: string, holder: string): Promise<OutcomeSubscriptionRow[]> {
    return this.manager.query(
      `/* OutcomeSubscriptionRepository.findOf */
       SELECT ${columns} FROM outcome_subscription s WHERE s.agency = $1 AND s.holder = $2 AND s.ended_at IS NULL
       ORDER BY s.id LIMIT 50`,
      [agency, holder],
    );
  }

  async find(id: string): Promise<OutcomeSubscriptionRow | null> {
    const [row] = await this.manager.query(
      `/* OutcomeSubscriptionRepository.find */ SELECT ${columns} FROM outcome_subscription s WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: OutcomeSubscriptionRow): Promise<void> {
    await this.manager.query(
      `/* OutcomeSubscriptionRepository.insert */
       INSERT INTO outcome_subscription (id, agency, holder, forum, themes, countries, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.agency, row.holder, row.forum, row.themes, row.countries, row.createdAt],
    );
  }

  async end(id: string, at: Date): Promise<void> {
    await this.manager.query(
      '/* OutcomeSubscriptionRepository.end */ UPDATE outcome_subscription SET ended_at = $2 WHERE id = $1',
      [id, at],
    );
  }

  /** Running ones of this theme and country. */
  async findMatching(theme: string, country: string | null): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* OutcomeSubscriptionRepository.findMatching */
       SELECT id FROM outcome_subscription
       WHERE ended_at IS NULL AND (themes = '{}' OR $1 = ANY (themes)) AND (countries = '{}' OR $2 = ANY (countries))`,
      [theme, country],
    );
    return rows.map(({ id }) => id);
  }

  async insertNotices(rows: readonly OutcomeNoticeRow[]): Promise<void> {
    await this.manager.query(
      `/* OutcomeSubscriptionRepository.insertNotices */
       INSERT INTO outcome_notice (id, subscription_id, outcome_id, at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[])
       ON CONFLICT ON CONSTRAINT outcome_notice_once_uq DO NOTHING`,
      [
        rows.map(({ id }) => id),
        rows.map(({ subscriptionId }) => subscriptionId),
        rows.map(({ outcomeId }) => outcomeId),
        rows.map(({ at }) => at),
      ],
    );
  }

  findNotices(
    { agency, holder }: { agency: string; holder: string },
    after: string | null,
    limit: number,
  ): Promise<OutcomeNoticeRow[]> {
    return this.manager.query(
      `/* OutcomeSubscriptionRepository.findNotices */
       SELECT n.id, n.subscription_id AS "subscriptionId", n.outcome_id AS "outcomeId", n.at ${ofHolder}
         AND ($3::uuid IS NULL OR n.id < $3) ORDER BY n.id DESC LIMIT $4`,
      [agency, holder, after, limit],
    );
  }

  async countNotices({ agency, holder }: { agency: string; holder: string }): Promise<number> {
    const [row] = await this.manager.query(`/* OutcomeSubscriptionRepository.countNotices */ ${countUpTo(ofHolder)}`, [
      agency,
      holder,
    ]);
    return row.count;
  }
}
