import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { SectionCode } from '../profile-sections/section.definition';
import type { Content } from '../profile-sections/section-content.rules';

export interface SectionRow {
  id: string;
  partnerId: string;
  section: SectionCode;
  version: number;
  formVersion: number;
  /** Null for BANKING. */
  content: Content | null;
  missing: string[];
  required: number;
  effectiveFrom: string;
  recordedAt: Date;
  actor: string;
  agency: string | null;
}

export interface ConfirmationRow {
  partnerId: string;
  confirmedAt: Date;
}

/** What an instant sees: what was recorded by then, and of that what is in effect on the day. */
export interface View {
  at: Date;
  day: string;
}

const columns = `s.id, s.partner_id AS "partnerId", s.section, s.version, s.form_version AS "formVersion", s.content,
  s.missing, s.required, s.effective_from::text AS "effectiveFrom", s.recorded_at AS "recordedAt", s.actor, s.agency`;

export class ProfileRepository {
  constructor(private readonly manager: EntityManager) {}

  /** One version of each section: of those in effect the one that took effect last. */
  findSections(partnerIds: readonly string[], { at, day }: View): Promise<SectionRow[]> {
    return this.manager.query(
      `/* ProfileRepository.findSections */
       SELECT DISTINCT ON (s.partner_id, s.section) ${columns} FROM profile_section s
       WHERE s.partner_id = ANY ($1) AND s.recorded_at <= $2 AND s.effective_from <= $3
       ORDER BY s.partner_id, s.section, s.effective_from DESC, s.version DESC`,
      [partnerIds, at, day],
    );
  }

  async findLatest(partnerId: string, section: SectionCode): Promise<SectionRow | null> {
    const [row] = await this.manager.query(
      `/* ProfileRepository.findLatest */
       SELECT ${columns} FROM profile_section s WHERE s.partner_id = $1 AND s.section = $2 ORDER BY s.version DESC LIMIT 1`,
      [partnerId, section],
    );
    return row ?? null;
  }

  async insertSection(row: SectionRow): Promise<void> {
    await this.manager.query(
      `/* ProfileRepository.insertSection */
       INSERT INTO profile_section (id, partner_id, section, version, form_version, content, missing, required,
                                    effective_from, recorded_at, actor, agency)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.id,
        row.partnerId,
        row.section,
        row.version,
        row.formVersion,
        row.content === null ? null : JSON.stringify(row.content),
        row.missing,
        row.required,
        row.effectiveFrom,
        row.recordedAt,
        row.actor,
        row.agency,
      ],
    );
  }

  /** The day on which a version that was written ahead takes effect, or null. */
  async findNextEffective(partnerId: string, day: string): Promise<string | null> {
    const [row] = await this.manager.query(
      `/* ProfileRepository.findNextEffective */
       SELECT min(effective_from)::text AS day FROM profile_section WHERE partner_id = $1 AND effective_from > $2`,
      [partnerId, day],
    );
    return row.day;
  }

  findConfirmations(partnerIds: readonly string[], by: Date): Promise<ConfirmationRow[]> {
    return this.manager.query(
      `/* ProfileRepository.findConfirmations */
       SELECT partner_id AS "partnerId", max(at) AS "confirmedAt" FROM profile_confirmation
       WHERE partner_id = ANY ($1) AND at <= $2 GROUP BY partner_id`,
      [partnerIds, by],
    );
  }

  async insertConfirmation(id: string, { partnerId, confirmedAt }: ConfirmationRow, actor: string): Promise<void> {
    await this.manager.query(
      `/* ProfileRepository.insertConfirmation */
       INSERT INTO profile_confirmation (id, partner_id, at, actor) VALUES ($1, $2, $3, $4)`,
      [id, partnerId, confirmedAt, actor],
    );
  }
}

export interface BankingRow {
  sectionId: string;
  partnerId: string;
  content: Content;
}

/** Confidential rows: only a transaction with a viewer reaches them, and row-level security asks for the role again. */
export class BankingRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Until the transaction ends, its statements reach the banking of this partner, also for a keyer who may not read it. */
  async keyFor(partnerId: string): Promise<void> {
    await this.manager.query(`/* BankingRepository.keyFor */ SELECT set_config('commons.keyed_partner', $1, true)`, [
      partnerId,
    ]);
  }

  find(sectionIds: readonly string[]): Promise<BankingRow[]> {
    return this.manager.query(
      `/* BankingRepository.find */
       SELECT section_id AS "sectionId", partner_id AS "partnerId", content FROM profile_banking WHERE section_id = ANY ($1)`,
      [sectionIds],
    );
  }

  async insert({ sectionId, partnerId, content }: BankingRow): Promise<void> {
    await this.manager.query(
      `/* BankingRepository.insert */
       INSERT INTO profile_banking (section_id, partner_id, content) VALUES ($1, $2, $3)`,
      [sectionId, partnerId, JSON.stringify(content)],
    );
  }
}
