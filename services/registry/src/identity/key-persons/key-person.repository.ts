import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { KeyPersonRole } from './key-person.view';

export interface KeyPersonRow {
  id: string;
  partnerId: string;
  role: KeyPersonRole;
  sealed: string;
  personHash: string;
  since: string | null;
  until: string | null;
  version: number;
  recordedAt: Date;
  recordedBy: string;
}

const columns = `id, partner_id AS "partnerId", role, sealed, person_hash AS "personHash", since::text AS since,
  until::text AS until, version, recorded_at AS "recordedAt", recorded_by AS "recordedBy"`;

/** Confidential rows: only a transaction with a viewer reaches them, and row-level security asks for the role again. */
export class KeyPersonRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Until the transaction ends, its statements reach the people of this partner, also for a keyer who may not read them. */
  async keyFor(partnerId: string): Promise<void> {
    await this.manager.query(`/* KeyPersonRepository.keyFor */ SELECT set_config('commons.keyed_partner', $1, true)`, [
      partnerId,
    ]);
  }

  findByPartners(partnerIds: readonly string[]): Promise<KeyPersonRow[]> {
    return this.manager.query(
      `/* KeyPersonRepository.findByPartners */
       SELECT ${columns} FROM key_person WHERE partner_id = ANY ($1) AND erased_at IS NULL ORDER BY partner_id, id`,
      [partnerIds],
    );
  }

  findToScreen(partnerId: string): Promise<KeyPersonRow[]> {
    return this.manager.query(
      `/* KeyPersonRepository.findToScreen */ SELECT ${columns} FROM people_to_screen($1) ORDER BY id`,
      [partnerId],
    );
  }

  async lock(partnerId: string, id: string): Promise<KeyPersonRow | null> {
    const [row] = await this.manager.query(
      `/* KeyPersonRepository.lock */
       SELECT ${columns} FROM key_person WHERE id = $1 AND partner_id = $2 AND erased_at IS NULL FOR UPDATE`,
      [id, partnerId],
    );
    return row ?? null;
  }

  async insert(row: KeyPersonRow): Promise<void> {
    await this.manager.query(
      `/* KeyPersonRepository.insert */
       INSERT INTO key_person (id, partner_id, role, sealed, person_hash, since, until, version, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [row.id, row.partnerId, ...facts(row)],
    );
  }

  async update(row: KeyPersonRow): Promise<void> {
    await this.manager.query(
      `/* KeyPersonRepository.update */
       UPDATE key_person SET role = $2, sealed = $3, person_hash = $4, since = $5, until = $6, version = $7,
         recorded_at = $8, recorded_by = $9
       WHERE id = $1`,
      [row.id, ...facts(row)],
    );
  }

  /** Takes out of the screening who left before this day; gives their partners. */
  async leaveBasis(leftBefore: string, limit: number): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* KeyPersonRepository.leaveBasis */
       UPDATE key_person SET in_basis = false
       WHERE id IN (SELECT id FROM key_person WHERE in_basis AND until < $1 ORDER BY id LIMIT $2 FOR UPDATE)
       RETURNING partner_id AS "partnerId"`,
      [leftBefore, limit],
    );
    return rows.map(({ partnerId }: KeyPersonRow) => partnerId);
  }

  /** Leaves a tombstone of role and dates; gives the ids. */
  async erase(leftBefore: string, erasedAt: Date, limit: number): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* KeyPersonRepository.erase */
       UPDATE key_person SET sealed = NULL, person_hash = NULL, in_basis = false, erased_at = $2, version = version + 1
       WHERE id IN (SELECT id FROM key_person WHERE erased_at IS NULL AND until < $1 ORDER BY id LIMIT $3 FOR UPDATE)
       RETURNING id`,
      [leftBefore, erasedAt, limit],
    );
    return rows.map(({ id }: KeyPersonRow) => id);
  }
}

const facts = (row: KeyPersonRow) => [
  row.role,
  row.sealed,
  row.personHash,
  row.since,
  row.until,
  row.version,
  row.recordedAt,
  row.recordedBy,
];

export interface HeadRow {
  partnerId: string;
  nameSealed: string | null;
}

/** The one name that every agency may see, as its own row (architecture.md 4). */
export class HeadRepository {
  constructor(private readonly manager: EntityManager) {}

  find(partnerIds: readonly string[]): Promise<HeadRow[]> {
    return this.manager.query(
      `/* HeadRepository.find */
       SELECT partner_id AS "partnerId", name_sealed AS "nameSealed" FROM partner_head WHERE partner_id = ANY ($1)`,
      [partnerIds],
    );
  }

  async save(partnerId: string, personId: string | null, nameSealed: string | null): Promise<void> {
    await this.manager.query(
      `/* HeadRepository.save */
       INSERT INTO partner_head (partner_id, person_id, name_sealed) VALUES ($1, $2, $3)
       ON CONFLICT (partner_id) DO UPDATE SET person_id = excluded.person_id, name_sealed = excluded.name_sealed`,
      [partnerId, personId, nameSealed],
    );
  }
}
