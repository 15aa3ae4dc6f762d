import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntryState } from './ineligibility-entry.rules';

export interface EntryRow {
  id: string;
  referenceNo: string;
  caseId: string;
  decisionId: string;
  partnerId: string;
  leadAgency: string;
  type: string;
  grounds: string[];
  conditions: string[];
  from: Day;
  /** The first day on which it no longer binds; null without an end. */
  until: Day | null;
  conductUntil: Day | null;
  decidedOn: Day;
  dueProcess: boolean;
  shared: boolean;
  /** Everybody may read it, as long as the policy of the lead agency says so. */
  isPublic: boolean;
  recordedAt: Date;
  supersedesId: string | null;
  supersededAt: Date | null;
  liftedAt: Date | null;
  liftReason: string | null;
}

export interface EntrySearch {
  partnerIds: string[] | null;
  leadAgency: string | null;
  states: `${EntryState}`[] | null;
  ground: string | null;
  /** As recorded by this instant, and running on its day. */
  at: Date;
  after: string | null;
  limit: number;
}

const columns = `e.id, e.reference_no AS "referenceNo", e.case_id AS "caseId", e.decision_id AS "decisionId",
  e.partner_id AS "partnerId", e.lead_agency AS "leadAgency", e.type, e.grounds, e.conditions, e.from_on::text AS "from",
  e.until_on::text AS until, e.conduct_until::text AS "conductUntil", e.decided_on::text AS "decidedOn",
  e.due_process AS "dueProcess", e.shared, e.is_public AS "isPublic", e.recorded_at AS "recordedAt", e.supersedes_id AS "supersedesId",
  e.superseded_at AS "supersededAt", e.lifted_at AS "liftedAt", e.lift_reason AS "liftReason"`;

// The same decision as entryStateAt of the rules, where a page needs it before the rows are read.
const stateAt = `CASE WHEN e.lifted_at <= $5 THEN 'LIFTED' WHEN e.superseded_at <= $5 THEN 'SUPERSEDED'
  WHEN e.until_on <= ($5 AT TIME ZONE 'UTC')::date AND e.type <> 'DEBARMENT_CONDITIONAL_RELEASE' THEN 'ENDED'
  WHEN e.from_on > ($5 AT TIME ZONE 'UTC')::date THEN 'UPCOMING' ELSE 'IN_FORCE' END`;

const matching = `FROM ineligibility_entry e
  WHERE ($1::uuid[] IS NULL OR e.partner_id = ANY ($1)) AND ($2::text IS NULL OR e.lead_agency = $2)
    AND ($3::text IS NULL OR $3 = ANY (e.grounds)) AND e.recorded_at <= $5
    AND ($4::text[] IS NULL OR ${stateAt} = ANY ($4))`;

/** Row-level security shows an agency what is shared and its own, a partner what was decided about it. */
export class IneligibilityEntryRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  search({ partnerIds, leadAgency, ground, states, at, after, limit }: EntrySearch): Promise<EntryRow[]> {
    return this.transaction.manager.query(
      `/* IneligibilityEntryRepository.search */
       SELECT ${columns} ${matching} AND ($6::uuid IS NULL OR e.id < $6) ORDER BY e.id DESC LIMIT $7`,
      [partnerIds, leadAgency, ground, states, at, after, limit],
    );
  }

  async count({ partnerIds, leadAgency, ground, states, at }: EntrySearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* IneligibilityEntryRepository.count */ ${countUpTo(matching)}`,
      [partnerIds, leadAgency, ground, states, at],
    );
    return count;
  }

  async find(id: string): Promise<EntryRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* IneligibilityEntryRepository.find */ SELECT ${columns} FROM ineligibility_entry e WHERE e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** All that were ever recorded about these partners, the first one first. */
  findByPartners(partnerIds: readonly string[]): Promise<EntryRow[]> {
    return this.transaction.manager.query(
      `/* IneligibilityEntryRepository.findByPartners */
       SELECT ${columns} FROM ineligibility_entry e WHERE e.partner_id = ANY ($1) ORDER BY e.id`,
      [partnerIds],
    );
  }

  /** Those of a case that nothing has ended, locked. */
  lockOpenOfCase(caseId: string): Promise<EntryRow[]> {
    return this.transaction.manager.query(
      `/* IneligibilityEntryRepository.lockOpenOfCase */
       SELECT ${columns} FROM ineligibility_entry e
       WHERE e.case_id = $1 AND e.superseded_at IS NULL AND e.lifted_at IS NULL ORDER BY e.id FOR UPDATE`,
      [caseId],
    );
  }

  async nextNumber(): Promise<number> {
    const [{ number }] = await this.transaction.manager.query(
      `/* IneligibilityEntryRepository.nextNumber */ SELECT nextval('ineligibility_entry_number')::int AS number`,
    );
    return number;
  }

  async insert(entry: EntryRow): Promise<void> {
    await this.transaction.manager.query(
      `/* IneligibilityEntryRepository.insert */
       INSERT INTO ineligibility_entry (id, reference_no, case_id, decision_id, partner_id, lead_agency, type, grounds,
         conditions, from_on, until_on, conduct_until, decided_on, due_process, shared, is_public, recorded_at, supersedes_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        entry.id,
        entry.referenceNo,
        entry.caseId,
        entry.decisionId,
        entry.partnerId,
        entry.leadAgency,
        entry.type,
        entry.grounds,
        entry.conditions,
        entry.from,
        entry.until,
        entry.conductUntil,
        entry.decidedOn,
        entry.dueProcess,
        entry.shared,
        entry.isPublic,
        entry.recordedAt,
        entry.supersedesId,
      ],
    );
  }

  async supersede(ids: readonly string[], at: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* IneligibilityEntryRepository.supersede */ UPDATE ineligibility_entry SET superseded_at = $2 WHERE id = ANY ($1)`,
      [ids, at],
    );
  }

  async lift(ids: readonly string[], at: Date, reason: string): Promise<void> {
    await this.transaction.manager.query(
      `/* IneligibilityEntryRepository.lift */
       UPDATE ineligibility_entry SET lifted_at = $2, lift_reason = $3 WHERE id = ANY ($1)`,
      [ids, at, reason],
    );
  }
}
