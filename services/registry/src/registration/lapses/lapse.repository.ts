import type { EntityManager } from 'typeorm';

export class LapseRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Ids of the registrations whose time is up, the longest overdue first. */
  async findLapsed(now: Date, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* LapseRepository.findLapsed */
       SELECT id FROM registration WHERE lapses_at <= $1 ORDER BY lapses_at, id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Ids of those to be reminded: not yet in this state, and with less time left than their state says. */
  async findToRemind(now: Date, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* LapseRepository.findToRemind */
       SELECT r.id FROM registration r JOIN registration_deadline d ON d.state = r.state
       WHERE r.lapses_at > $1 AND r.lapses_at <= $1::timestamptz + make_interval(days => d.remind_days)
         AND r.reminded_at IS NULL
       ORDER BY r.lapses_at, r.id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }
}
