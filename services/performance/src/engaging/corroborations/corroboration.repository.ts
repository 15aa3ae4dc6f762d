import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { CorroborationKind, CorroborationState } from './corroboration.view';

export interface IssueRow {
  id: string;
  agencyCode: string;
  engagementId: string;
  partnerId: string;
  country: string;
  kind: CorroborationKind;
  state: CorroborationState;
  amountUsd: string;
  owner: string;
  dueOn: string;
  /** Sealed. */
  explanation: string | null;
  foundAt: Date;
  resolvedAt: Date | null;
  version: number;
}

export interface IssueQuery {
  agency: string;
  kinds: readonly string[] | null;
  states: readonly string[];
  engagementId: string | null;
  countries: readonly string[] | null;
}

const columns = `i.id, i.agency AS "agencyCode", i.engagement_id AS "engagementId", i.partner_id AS "partnerId", i.country,
  i.kind, i.state, i.amount_usd::text AS "amountUsd", i.owner, i.due_on::text AS "dueOn", i.explanation,
  i.found_at AS "foundAt", i.resolved_at AS "resolvedAt", i.version`;

const matching = `FROM corroboration_issue i WHERE i.agency = $1 AND ($2::text[] IS NULL OR i.kind = ANY ($2))
  AND i.state = ANY ($3) AND ($4::uuid IS NULL OR i.engagement_id = $4)
  AND ($5::text[] IS NULL OR i.country = ANY ($5))`;

const place = ({ agency, kinds, states, engagementId, countries }: IssueQuery) => [
  agency,
  kinds,
  states,
  engagementId,
  countries,
];

/** Of the viewer's agency alone, by row-level security. */
export class CorroborationRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  private get manager() {
    return this.transaction.manager;
  }

  findPage(query: IssueQuery, after: string | null, limit: number): Promise<IssueRow[]> {
    return this.manager.query(
      `/* CorroborationRepository.findPage */
       SELECT ${columns} ${matching} AND ($6::uuid IS NULL OR i.id < $6) ORDER BY i.id DESC LIMIT $7`,
      [...place(query), after, limit],
    );
  }

  async count(query: IssueQuery): Promise<number> {
    const [row] = await this.manager.query(`/* CorroborationRepository.count */ ${countUpTo(matching)}`, place(query));
    return row.count;
  }

  /** What is on record of these agreements and not resolved; locked, in one order. */
  lockStanding(engagementIds: readonly string[]): Promise<IssueRow[]> {
    return this.manager.query(
      `/* CorroborationRepository.lockStanding */
       SELECT ${columns} FROM corroboration_issue i
       WHERE i.engagement_id = ANY ($1) AND i.state <> 'RESOLVED' ORDER BY i.id FOR UPDATE`,
      [engagementIds],
    );
  }

  async lock(id: string, agency: string): Promise<IssueRow | null> {
    const [row] = await this.manager.query(
      `/* CorroborationRepository.lock */
       SELECT ${columns} FROM corroboration_issue i WHERE i.id = $1 AND i.agency = $2 FOR UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  async insert(rows: readonly IssueRow[]): Promise<void> {
    await this.manager.query(
      `/* CorroborationRepository.insert */
       INSERT INTO corroboration_issue (id, agency, engagement_id, partner_id, country, kind, state, amount_usd, owner, due_on,
                                        found_at, version)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
         $8::numeric[], $9::text[], $10::date[], $11::timestamptz[], $12::int[])
       ON CONFLICT (engagement_id, kind) WHERE state <> 'RESOLVED' DO NOTHING`,
      [
        rows.map(({ id }) => id),
        rows.map(({ agencyCode }) => agencyCode),
        rows.map(({ engagementId }) => engagementId),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ country }) => country),
        rows.map(({ kind }) => kind),
        rows.map(({ state }) => state),
        rows.map(({ amountUsd }) => amountUsd),
        rows.map(({ owner }) => owner),
        rows.map(({ dueOn }) => dueOn),
        rows.map(({ foundAt }) => foundAt),
        rows.map(({ version }) => version),
      ],
    );
  }

  async save(row: IssueRow): Promise<void> {
    await this.manager.query(
      `/* CorroborationRepository.save */
       UPDATE corroboration_issue SET state = $2, amount_usd = $3, owner = $4, due_on = $5, explanation = $6,
         resolved_at = $7, version = $8 WHERE id = $1`,
      [row.id, row.state, row.amountUsd, row.owner, row.dueOn, row.explanation, row.resolvedAt, row.version],
    );
  }

  /** Agreements whose money grew old without a result since somebody looked last. */
  async findGrownOld(firstBefore: string, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* CorroborationRepository.findGrownOld */
       SELECT DISTINCT t.engagement_id AS id FROM money_total t
       WHERE t.kind IN ('DISBURSEMENT', 'EXPENDITURE') AND t.superseded_at IS NULL AND t.first_on <= $1::date
         AND NOT EXISTS (SELECT FROM result_state s
           WHERE s.engagement_id = t.engagement_id AND s.superseded_at IS NULL AND s.measured AND NOT s.retired)
         AND NOT EXISTS (SELECT FROM corroboration_issue i
           WHERE i.engagement_id = t.engagement_id AND i.kind = 'MONEY_WITHOUT_RESULTS' AND i.state <> 'RESOLVED')
       LIMIT $2`,
      [firstBefore, limit],
    );
    return rows.map(({ id }) => id);
  }
}
