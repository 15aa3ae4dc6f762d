import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { RegistrationState } from '../registrations/registration.entity';
import type { StalledBefore } from '../registrations/registration-clock.rules';
import type { RegistrationCount } from './pipeline.view';

export interface PipelineSearch {
  states: RegistrationState[];
  office: string | null;
  agency: string | null;
  country: string | null;
  /** In their state since before this instant. */
  sinceBefore: Date | null;
  /** Only those that entered their state before the instant of that state. */
  stalled: StalledBefore[] | null;
  /** Instant and id of the last row of the page before. */
  after: string[] | null;
  limit: number;
}

/** The country of a request counts until there is a partner. The offices of the filter are the one named and all below it. */
const matching = `
  FROM registration r
  LEFT JOIN partner p ON p.id = r.partner_id
  LEFT JOIN access_request a ON a.registration_id = r.id AND r.partner_id IS NULL
  WHERE r.state = ANY ($1)
    AND ($2::uuid IS NULL OR r.office_id IN (
      WITH RECURSIVE below AS (
        SELECT id FROM office WHERE id = $2
        UNION SELECT o.id FROM office o JOIN below ON o.parent_id = below.id)
      SELECT id FROM below))
    AND ($3::text IS NULL OR r.sponsor_agency = $3)
    AND ($4::text IS NULL OR coalesce(p.country_of_origin, a.country_of_origin) = $4)
    AND ($5::timestamptz IS NULL OR r.state_since < $5)
    AND ($6::text[] IS NULL OR EXISTS (
      SELECT FROM unnest($6, $7::timestamptz[]) AS late (state, before) WHERE late.state = r.state AND r.state_since < late.before))`;

const parameters = ({ states, office, agency, country, sinceBefore, stalled }: PipelineSearch) => [
  states,
  office,
  agency,
  country,
  sinceBefore,
  stalled?.map(({ state }) => state) ?? null,
  stalled?.map(({ before }) => before) ?? null,
];

/** Of a page only ids: the rows come by the loader of registrations, which keeps one list of columns. */
export interface PipelineRow {
  id: string;
  /** With microseconds, so that a cursor is exact. */
  since: string;
}

export class PipelineRepository {
  constructor(private readonly manager: EntityManager) {}

  search(search: PipelineSearch): Promise<PipelineRow[]> {
    const [since = null, id = null] = search.after ?? [];
    return this.manager.query(
      `/* PipelineRepository.search */
       SELECT r.id, to_char(r.state_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS since ${matching}
         AND ($8::timestamptz IS NULL OR (r.state_since, r.id) > ($8, $9::uuid))
       ORDER BY r.state_since, r.id LIMIT $10`,
      [...parameters(search), since, id, search.limit],
    );
  }

  async count(search: PipelineSearch): Promise<number> {
    const [row] = await this.manager.query(`/* PipelineRepository.count */ ${countUpTo(matching)}`, parameters(search));
    return row.count;
  }

  countByState(agency: string | null, stalled: StalledBefore[]): Promise<RegistrationCount[]> {
    return this.manager.query(
      `/* PipelineRepository.countByState */
       SELECT r.state, count(*)::int AS count, count(*) FILTER (WHERE r.state_since < late.before)::int AS stalled
       FROM registration r LEFT JOIN unnest($2::text[], $3::timestamptz[]) AS late (state, before) ON late.state = r.state
       WHERE $1::text IS NULL OR r.sponsor_agency = $1
       GROUP BY r.state ORDER BY r.state`,
      [agency, stalled.map(({ state }) => state), stalled.map(({ before }) => before)],
    );
  }
}
