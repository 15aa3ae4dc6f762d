import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import { type ActivityRow, activityColumns } from '../assurance-activities/assurance-activity.repository';

/** With the partner that was asked about. */
export type OpenActivityRow = ActivityRow & { askedId: string };

export interface CalendarSearch {
  country: string;
  from: string;
  to: string;
  /** Day and id of the last row of the page before. */
  after: string[] | null;
  limit: number;
}

const inCalendar = `FROM assurance_activity a
  WHERE a.country = $1 AND a.state <> 'CANCELLED' AND a.planned_from <= $3::date AND a.planned_to >= $2::date`;

/** Activities of all agencies that are planned, as far as others can still join. */
export class OpenActivityRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A hundred of each partner and year are more than agencies have together. */
  findOf(partnerIds: readonly string[], years: readonly number[]): Promise<OpenActivityRow[]> {
    return this.manager.query(
      `/* OpenActivityRepository.findOf */
       SELECT wanted.partner_id AS "askedId", near.* FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${activityColumns} FROM assurance_activity a
         WHERE a.partner_id = ANY (wanted.ids) AND a.year = ANY ($2::int[]) AND a.state IN ('PLANNED', 'IN_PROGRESS')
           AND a.field_visit_on IS NULL
         ORDER BY a.planned_from, a.id LIMIT 100) AS near`,
      [partnerIds, years],
    );
  }

  search({ country, from, to, after, limit }: CalendarSearch): Promise<ActivityRow[]> {
    return this.manager.query(
      `/* OpenActivityRepository.search */
       SELECT ${activityColumns} ${inCalendar} AND ($4::date IS NULL OR (a.planned_from, a.id) > ($4::date, $5::uuid))
       ORDER BY a.planned_from, a.id LIMIT $6`,
      [country, from, to, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count({ country, from, to }: CalendarSearch): Promise<number> {
    const [{ count }] = await this.manager.query(`/* OpenActivityRepository.count */ ${countUpTo(inCalendar)}`, [
      country,
      from,
      to,
    ]);
    return count;
  }
}
