import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { Part, State } from './case.rules';

export interface CaseEventRow {
  id: string;
  caseId: string;
  leadAgency: string;
  fromState: State | null;
  toState: State;
  reason: string;
  actor: string;
  at: Date;
}

export interface CasePartRow {
  caseId: string;
  subject: string;
  part: Part;
  leadAgency: string;
  at: Date;
}

export interface RespondentRow {
  id: string;
  caseId: string;
  partnerId: string;
  leadAgency: string;
  /** How it came to an entry of somebody else (S-INV-10); null for a respondent of its own. */
  relation: 'SUCCESSOR' | 'CONTROLLED_AFFILIATE' | null;
  notifiedAt: Date | null;
  responseDueAt: Date | null;
  /** When it said that its answer is complete. */
  respondedAt: Date | null;
}

const respondentColumns = `id, case_id AS "caseId", partner_id AS "partnerId", lead_agency AS "leadAgency", relation,
  notified_at AS "notifiedAt", response_due_at AS "responseDueAt", responded_at AS "respondedAt"`;

/** What is kept beside a case: its steps, who took part, its respondents, and the sealed summary. */
export class CaseRecordRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async insertEvent(event: CaseEventRow): Promise<void> {
    await this.manager.query(
      `/* CaseRecordRepository.insertEvent */
       INSERT INTO case_event (id, case_id, lead_agency, from_state, to_state, reason, actor, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [event.id, event.caseId, event.leadAgency, event.fromState, event.toState, event.reason, event.actor, event.at],
    );
  }

  findEvents(caseIds: readonly string[]): Promise<CaseEventRow[]> {
    return this.manager.query(
      `/* CaseRecordRepository.findEvents */
       SELECT id, case_id AS "caseId", lead_agency AS "leadAgency", from_state AS "fromState", to_state AS "toState", reason,
              actor, at
       FROM case_event WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insertPart({ caseId, subject, part, leadAgency, at }: CasePartRow): Promise<void> {
    await this.manager.query(
      `/* CaseRecordRepository.insertPart */
       INSERT INTO case_part (case_id, subject, part, lead_agency, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT case_part_pk DO NOTHING`,
      [caseId, subject, part, leadAgency, at],
    );
  }

  async partsOf(caseId: string, subject: string): Promise<Part[]> {
    const rows: { part: Part }[] = await this.manager.query(
      '/* CaseRecordRepository.partsOf */ SELECT part FROM case_part WHERE case_id = $1 AND subject = $2',
      [caseId, subject],
    );
    return rows.map(({ part }) => part);
  }

  async insertRespondents(rows: readonly RespondentRow[]): Promise<void> {
    await this.manager.query(
      `/* CaseRecordRepository.insertRespondents */
       INSERT INTO case_respondent (id, case_id, partner_id, lead_agency, relation)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ caseId }) => caseId),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ leadAgency }) => leadAgency),
        rows.map(({ relation }) => relation),
      ],
    );
  }

  /** For a partner's user only those that it acts for and that have their notice. */
  findRespondents(caseIds: readonly string[]): Promise<RespondentRow[]> {
    return this.manager.query(
      `/* CaseRecordRepository.findRespondents */
       SELECT ${respondentColumns} FROM case_respondent WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async notify(id: string, notifiedAt: Date, responseDueAt: Date): Promise<void> {
    await this.manager.query(
      `/* CaseRecordRepository.notify */
       UPDATE case_respondent SET notified_at = $2, response_due_at = $3 WHERE id = $1`,
      [id, notifiedAt, responseDueAt],
    );
  }

  async extend(id: string, responseDueAt: Date): Promise<void> {
    await this.manager.query(
      '/* CaseRecordRepository.extend */ UPDATE case_respondent SET response_due_at = $2 WHERE id = $1',
      [id, responseDueAt],
    );
  }

  async markResponded(id: string, at: Date): Promise<void> {
    await this.manager.query(
      `/* CaseRecordRepository.markResponded */
       UPDATE case_respondent SET responded_at = coalesce(responded_at, $2) WHERE id = $1`,
      [id, at],
    );
  }

  async insertDossier(caseId: string, leadAgency: string, sealed: string): Promise<void> {
    await this.manager.query(
      `/* CaseRecordRepository.insertDossier */
       INSERT INTO case_dossier (case_id, lead_agency, sealed) VALUES ($1, $2, $3)`,
      [caseId, leadAgency, sealed],
    );
  }

  async saveDossier(caseId: string, sealed: string): Promise<void> {
    await this.manager.query(
      '/* CaseRecordRepository.saveDossier */ UPDATE case_dossier SET sealed = $2 WHERE case_id = $1',
      [caseId, sealed],
    );
  }

  findDossiers(caseIds: readonly string[]): Promise<{ caseId: string; sealed: string }[]> {
    return this.manager.query(
      `/* CaseRecordRepository.findDossiers */
       SELECT case_id AS "caseId", sealed FROM case_dossier WHERE case_id = ANY ($1)`,
      [caseIds],
    );
  }

  async insertAlerted(caseId: string, agencies: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* CaseRecordRepository.insertAlerted */
       INSERT INTO case_alerted_agency (case_id, agency) SELECT $1, unnest($2::text[])
       ON CONFLICT ON CONSTRAINT case_alerted_agency_pk DO NOTHING`,
      [caseId, agencies],
    );
  }

  /** Whether the agency of the viewer was alerted. */
  async isAlerted(caseId: string, agency: string): Promise<boolean> {
    const rows = await this.manager.query(
      '/* CaseRecordRepository.isAlerted */ SELECT 1 FROM case_alerted_agency WHERE case_id = $1 AND agency = $2',
      [caseId, agency],
    );
    return rows.length > 0;
  }

  /** Of each partner that screening knows, its type. */
  findPrimaryTypes(partnerIds: readonly string[]): Promise<{ partnerId: string; primaryType: string }[]> {
    return this.manager.query(
      `/* CaseRecordRepository.findPrimaryTypes */
       SELECT partner_id AS "partnerId", primary_type AS "primaryType" FROM partner_basis WHERE partner_id = ANY ($1)`,
      [partnerIds],
    );
  }
}
