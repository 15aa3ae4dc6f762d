import type { EntityManager } from 'typeorm';
import type { ProcessBottleneck } from './bottleneck.view';

export interface PipelineCounts {
  requested: number;
  registered: number;
  rejected: number;
  withdrawn: number;
  lapsed: number;
  open: number;
}

/** Known at $1; of agency $4, null for all. A stage ends with the next one. */
const spans = `
  SELECT state AS stage, since AS began, lead(since) OVER (PARTITION BY registration_id ORDER BY position) AS ended, agency
  FROM registration_step WHERE known_at <= $1::timestamptz
  UNION ALL
  SELECT 'AGREEMENT_PLANNED', began, (
    SELECT min(a.recorded_at) FROM engagement_revision a
    WHERE a.engagement_id = planned.engagement_id AND a.state <> 'PLANNED' AND a.recorded_at > began AND a.recorded_at <= $1), agency
  FROM (
    SELECT engagement_id, agency, min(recorded_at) AS began FROM engagement_revision
    WHERE state = 'PLANNED' AND recorded_at <= $1 GROUP BY engagement_id, agency) AS planned`;

const days = 'extract(epoch FROM ended - began) / 86400';
const leftInYear = 'ended >= $2::date AND ended < $3::date + 1';

export class BottleneckRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Known at $1, days from $2 to $3, agency $4, stages $5. */
  summarise(parameters: readonly unknown[]): Promise<ProcessBottleneck[]> {
    return this.manager.query(
      `/* BottleneckRepository.summarise */
       SELECT stage, count(*) FILTER (WHERE ${leftInYear})::int AS finished,
         round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ${days}) FILTER (WHERE ${leftInYear}))::numeric, 2)::text AS "medianDays",
         round((percentile_cont(0.75) WITHIN GROUP (ORDER BY ${days}) FILTER (WHERE ${leftInYear}))::numeric, 2)::text AS "p75Days",
         round((percentile_cont(0.9) WITHIN GROUP (ORDER BY ${days}) FILTER (WHERE ${leftInYear}))::numeric, 2)::text AS "p90Days",
         count(*) FILTER (WHERE ended IS NULL)::int AS waiting,
         round((max(extract(epoch FROM $1 - began) / 86400) FILTER (WHERE ended IS NULL))::numeric, 2)::text AS "longestWaitDays"
       FROM (${spans}) AS span
       WHERE ($4::text IS NULL OR agency = $4) AND stage = ANY ($5::text[])
       GROUP BY stage HAVING count(*) FILTER (WHERE ended IS NULL OR ${leftInYear}) > 0
       ORDER BY array_position($5, stage)`,
      [...parameters],
    );
  }

  /** Known at $1, days from $2 to $3, agency $4. */
  async countPipeline(parameters: readonly unknown[]): Promise<PipelineCounts> {
    const [row] = await this.manager.query(
      `/* BottleneckRepository.countPipeline */
       WITH step AS (
         SELECT registration_id, state, since, row_number() OVER (PARTITION BY registration_id ORDER BY position) AS first,
           row_number() OVER (PARTITION BY registration_id ORDER BY position DESC) AS last
         FROM registration_step
         WHERE known_at <= $1::timestamptz AND since < $3::date + 1 AND ($4::text IS NULL OR agency = $4))
       SELECT count(*) FILTER (WHERE first = 1 AND since >= $2::date)::int AS requested,
         count(*) FILTER (WHERE last = 1 AND state = 'REGISTERED' AND since >= $2)::int AS registered,
         count(*) FILTER (WHERE last = 1 AND state = 'REJECTED' AND since >= $2)::int AS rejected,
         count(*) FILTER (WHERE last = 1 AND state = 'WITHDRAWN' AND since >= $2)::int AS withdrawn,
         count(*) FILTER (WHERE last = 1 AND state = 'LAPSED' AND since >= $2)::int AS lapsed,
         count(*) FILTER (WHERE last = 1 AND state NOT IN ('REGISTERED', 'REJECTED', 'WITHDRAWN', 'LAPSED'))::int AS open
       FROM step`,
      [...parameters],
    );
    return row;
  }

  async findCaughtUpAt(): Promise<Date | null> {
    const [row] = await this.manager.query(
      `/* BottleneckRepository.findCaughtUpAt */ SELECT caught_up_at AS "caughtUpAt" FROM feed_cursor WHERE consumer = 'registry'`,
    );
    return row?.caughtUpAt ?? null;
  }
}
