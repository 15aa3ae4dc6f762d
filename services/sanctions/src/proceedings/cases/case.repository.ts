import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { State } from './case.rules';
import type { CaseTrack, IneligibilityGround, PublicationLevel } from './case-codes';

/** A case as its lead agency keeps it; dates of the conduct are ISO dates. */
export interface CaseRow {
  id: string;
  referenceNo: string;
  leadAgency: string;
  otherAgencies: string[];
  /** Respondents, in the order in which they joined. For a partner's user only its own. */
  partnerIds: string[];
  grounds: `${IneligibilityGround}`[];
  conductFrom: string;
  conductTo: string;
  state: State;
  track: `${CaseTrack}`;
  publicationLevel: `${PublicationLevel}`;
  citedObservations: string[];
  createdBy: string;
  createdAt: Date;
  notifiedAt: Date | null;
  /** When time moves the case on by itself. */
  dueAt: Date | null;
  version: number;
}

export type NewCase = Omit<CaseRow, 'partnerIds' | 'notifiedAt' | 'dueAt' | 'version'>;

export interface CaseSearch {
  partnerId: string | null;
  state: State | null;
  /** Id of the last case of the page before. */
  after: string | null;
  limit: number;
}

/** What a step may set besides the state; what is not given stays. */
export interface CaseTimes {
  notifiedAt?: Date;
  dueAt?: Date | null;
}

export type CaseChanges = Pick<
  CaseRow,
  'otherAgencies' | 'grounds' | 'conductFrom' | 'conductTo' | 'publicationLevel' | 'citedObservations'
>;

const columns = `c.id, c.reference_no AS "referenceNo", c.lead_agency AS "leadAgency", c.other_agencies AS "otherAgencies",
  ARRAY(SELECT r.partner_id::text FROM case_respondent r WHERE r.case_id = c.id ORDER BY r.id) AS "partnerIds", c.grounds,
  c.conduct_from::text AS "conductFrom", c.conduct_to::text AS "conductTo", c.state, c.track,
  c.publication_level AS "publicationLevel", c.cited_observations::text[] AS "citedObservations", c.created_by AS "createdBy",
  c.created_at AS "createdAt", c.notified_at AS "notifiedAt", c.due_at AS "dueAt", c.version`;
const matching = `FROM ineligibility_case c WHERE ($1::uuid IS NULL
    OR EXISTS (SELECT FROM case_respondent r WHERE r.case_id = c.id AND r.partner_id = $1))
  AND ($2::text IS NULL OR c.state = $2)`;

/** Confidential rows: what row-level security hides is not there. */
export class CaseRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<CaseRow | null> {
    const [row] = await this.manager.query(
      `/* CaseRepository.find */ SELECT ${columns} FROM ineligibility_case c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<CaseRow | null> {
    const [row] = await this.manager.query(
      `/* CaseRepository.lock */ SELECT ${columns} FROM ineligibility_case c WHERE c.id = $1 FOR NO KEY UPDATE OF c`,
      [id],
    );
    return row ?? null;
  }

  search({ partnerId, state, after, limit }: CaseSearch): Promise<CaseRow[]> {
    return this.manager.query(
      `/* CaseRepository.search */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
      [partnerId, state, after, limit],
    );
  }

  async count({ partnerId, state }: CaseSearch): Promise<number> {
    const [row] = await this.manager.query(`/* CaseRepository.count */ ${countUpTo(matching)}`, [partnerId, state]);
    return row.count;
  }

  /** Cases that time moves on, the longest overdue first. */
  async findDue(now: Date, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* CaseRepository.findDue */
       SELECT id FROM ineligibility_case WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The row of the counter is locked until the case is there or the transaction fails, so no number is lost. */
  async nextNumber(agency: string, year: number): Promise<number> {
    const [row] = await this.manager.query(
      `/* CaseRepository.nextNumber */
       INSERT INTO case_counter AS c (agency, year, last) VALUES ($1, $2, 1)
       ON CONFLICT ON CONSTRAINT case_counter_pk DO UPDATE SET last = c.last + 1 RETURNING last`,
      [agency, year],
    );
    return row.last;
  }

  async insert(row: NewCase): Promise<void> {
    await this.manager.query(
      `/* CaseRepository.insert */
       INSERT INTO ineligibility_case (id, reference_no, lead_agency, other_agencies, grounds, conduct_from, conduct_to,
                                       state, track, publication_level, cited_observations, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.id,
        row.referenceNo,
        row.leadAgency,
        row.otherAgencies,
        row.grounds,
        row.conductFrom,
        row.conductTo,
        row.state,
        row.track,
        row.publicationLevel,
        row.citedObservations,
        row.createdBy,
        row.createdAt,
      ],
    );
  }

  async change(id: string, changes: CaseChanges): Promise<void> {
    await this.manager.query(
      `/* CaseRepository.change */
       UPDATE ineligibility_case SET other_agencies = $2, grounds = $3, conduct_from = $4, conduct_to = $5,
         publication_level = $6, cited_observations = $7, version = version + 1
       WHERE id = $1`,
      [
        id,
        changes.otherAgencies,
        changes.grounds,
        changes.conductFrom,
        changes.conductTo,
        changes.publicationLevel,
        changes.citedObservations,
      ],
    );
  }

  /** A time that is undefined stays as it is; the due time of the state before ends with it. */
  async move(id: string, state: State, { notifiedAt, dueAt = null }: CaseTimes): Promise<void> {
    await this.manager.query(
      `/* CaseRepository.move */
       UPDATE ineligibility_case
       SET state = $2, notified_at = coalesce($3, notified_at), due_at = $4, version = version + 1
       WHERE id = $1`,
      [id, state, notifiedAt ?? null, dueAt],
    );
  }

  /** Something in the case changed without a step, such as a time that was extended. */
  async touch(id: string, dueAt: Date | null): Promise<void> {
    await this.manager.query(
      `/* CaseRepository.touch */
       UPDATE ineligibility_case SET due_at = $2, version = version + 1 WHERE id = $1`,
      [id, dueAt],
    );
  }
}
