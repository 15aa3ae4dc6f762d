import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Help, Voice } from './due-diligence-decision.rules';

export interface VoiceRow extends Voice {
  id: string;
  caseId: string;
  agency: string;
  partnerId: string;
  escalatedTo: Help | null;
  sealed: string | null;
  at: Date;
}

export interface MitigationRow {
  id: string;
  voiceId: string;
  caseId: string;
  agency: string;
  partnerId: string;
  isAgreed: boolean;
  dueOn: Day;
  sealed: string;
}

/** Confidential: who spoke for what, append-only; and what is to be done for it. */
export class DueDiligenceVoiceRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest 100 of each case, oldest first. */
  findVoices(caseIds: readonly string[]): Promise<VoiceRow[]> {
    return this.transaction.manager.query(
      `/* DueDiligenceVoiceRepository.findVoices */
       SELECT v.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT id, case_id AS "caseId", agency, partner_id AS "partnerId", decision, escalated_to AS "escalatedTo",
                has_exception AS "hasException", proposes, facts, person, roles, sealed, at
         FROM due_diligence_voice WHERE case_id = asked.id ORDER BY id DESC LIMIT 100) AS v ORDER BY v.id`,
      [caseIds],
    );
  }

  findMitigations(caseIds: readonly string[]): Promise<MitigationRow[]> {
    return this.transaction.manager.query(
      `/* DueDiligenceVoiceRepository.findMitigations */
       SELECT id, voice_id AS "voiceId", case_id AS "caseId", agency, partner_id AS "partnerId",
              is_agreed AS "isAgreed", due_on::text AS "dueOn", sealed
       FROM due_diligence_mitigation WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  async insertVoice(row: VoiceRow): Promise<void> {
    await this.transaction.manager.query(
      `/* DueDiligenceVoiceRepository.insertVoice */
       INSERT INTO due_diligence_voice (id, case_id, agency, partner_id, decision, escalated_to, has_exception, proposes,
                                        facts, person, roles, sealed, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.id,
        row.caseId,
        row.agency,
        row.partnerId,
        row.decision,
        row.escalatedTo,
        row.hasException,
        row.proposes,
        row.facts,
        row.person,
        row.roles,
        row.sealed,
        row.at,
      ],
    );
  }

  async insertMitigations(rows: readonly MitigationRow[]): Promise<void> {
    await this.transaction.manager.query(
      `/* DueDiligenceVoiceRepository.insertMitigations */
       INSERT INTO due_diligence_mitigation (id, voice_id, case_id, agency, partner_id, is_agreed, due_on, sealed)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS m (id uuid, "voiceId" uuid, "caseId" uuid, agency text,
         "partnerId" uuid, "isAgreed" boolean, "dueOn" date, sealed text)`,
      [JSON.stringify(rows)],
    );
  }

  async agreeTo(voiceIds: readonly string[]): Promise<void> {
    await this.transaction.manager.query(
      `/* DueDiligenceVoiceRepository.agreeTo */
       UPDATE due_diligence_mitigation SET is_agreed = true WHERE voice_id = ANY ($1)`,
      [voiceIds],
    );
  }
}
