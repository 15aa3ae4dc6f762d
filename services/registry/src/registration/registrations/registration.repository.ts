import type { EntityManager } from 'typeorm';
import type { Registration, RegistrationState } from './registration.entity';

export interface RegistrationEventRow {
  id: string;
  registrationId: string;
  fromState: RegistrationState | null;
  toState: RegistrationState;
  reason: string | null;
  /** Words of the one who acted; for staff only. */
  note: string | null;
  actor: string;
  agency: string | null;
  at: Date;
}

const columns = `r.id, r.partner_id AS "partnerId", r.track, r.channel, r.identification_channel AS "identificationChannel",
  r.sponsor_agency AS "sponsorAgency", r.office_id AS "officeId", r.state, r.state_since AS "stateSince", r.reason,
  r.requested_at AS "requestedAt", r.submitted_at AS "submittedAt", r.registered_at AS "registeredAt",
  r.lapses_at AS "lapsesAt", r.reminded_at AS "remindedAt", r.version`;

export class RegistrationRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<Registration[]> {
    return this.manager.query(
      `/* RegistrationRepository.findByIds */ SELECT ${columns} FROM registration r WHERE r.id = ANY ($1)`,
      [ids],
    );
  }

  /** The live or else the latest one of each partner. */
  findByPartners(partnerIds: readonly string[]): Promise<Registration[]> {
    return this.manager.query(
      `/* RegistrationRepository.findByPartners */
       SELECT DISTINCT ON (r.partner_id) ${columns} FROM registration r WHERE r.partner_id = ANY ($1)
       ORDER BY r.partner_id, r.state IN ('REJECTED', 'WITHDRAWN', 'LAPSED'), r.id DESC`,
      [partnerIds],
    );
  }

  async lock(id: string): Promise<Registration | null> {
    const [row] = await this.manager.query(
      `/* RegistrationRepository.lock */ SELECT ${columns} FROM registration r WHERE r.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: Registration): Promise<void> {
    await this.manager.query(
      `/* RegistrationRepository.insert */
       INSERT INTO registration (id, partner_id, track, channel, identification_channel, sponsor_agency, office_id, state,
                                 state_since, reason, requested_at, submitted_at, registered_at, lapses_at, reminded_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      values(row),
    );
  }

  async update(row: Registration): Promise<void> {
    await this.manager.query(
      `/* RegistrationRepository.update */
       UPDATE registration SET partner_id = $2, track = $3, channel = $4, identification_channel = $5, sponsor_agency = $6,
         office_id = $7, state = $8, state_since = $9, reason = $10, requested_at = $11, submitted_at = $12,
         registered_at = $13, lapses_at = $14, reminded_at = $15, version = $16
       WHERE id = $1`,
      values(row),
    );
  }

  /** Days after which a registration that stays in this state lapses; null when it does not. */
  async findLapseDays(state: string): Promise<number | null> {
    const [row] = await this.manager.query(
      '/* RegistrationRepository.findLapseDays */ SELECT lapse_days AS days FROM registration_deadline WHERE state = $1',
      [state],
    );
    return row?.days ?? null;
  }

  async insertEvent(event: RegistrationEventRow): Promise<void> {
    await this.manager.query(
      `/* RegistrationRepository.insertEvent */
       INSERT INTO registration_event (id, registration_id, from_state, to_state, reason, actor, agency, at, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        event.id,
        event.registrationId,
        event.fromState,
        event.toState,
        event.reason,
        event.actor,
        event.agency,
        event.at,
        event.note,
      ],
    );
  }

  /** The latest hundred of each, oldest first: a profile can be opened and completed any number of times. */
  findEvents(registrationIds: readonly string[]): Promise<RegistrationEventRow[]> {
    return this.manager.query(
      `/* RegistrationRepository.findEvents */
       SELECT id, registration_id AS "registrationId", from_state AS "fromState", to_state AS "toState", reason, note,
              actor, agency, at
       FROM (SELECT e.*, row_number() OVER (PARTITION BY registration_id ORDER BY id DESC) AS place
             FROM registration_event e WHERE registration_id = ANY ($1)) AS numbered
       WHERE place <= 100 ORDER BY registration_id, id`,
      [registrationIds],
    );
  }

  /** False when that was known before. */
  async insertKeyer(registrationId: string, subject: string): Promise<boolean> {
    const rows = await this.manager.query(
      `/* RegistrationRepository.insertKeyer */
       INSERT INTO registration_keyer (registration_id, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING
       RETURNING subject`,
      [registrationId, subject],
    );
    return rows.length > 0;
  }

  async isKeyer(registrationId: string, subject: string): Promise<boolean> {
    const rows = await this.manager.query(
      '/* RegistrationRepository.isKeyer */ SELECT 1 FROM registration_keyer WHERE registration_id = $1 AND subject = $2',
      [registrationId, subject],
    );
    return rows.length > 0;
  }
}

const values = (row: Registration) => [
  row.id,
  row.partnerId,
  row.track,
  row.channel,
  row.identificationChannel,
  row.sponsorAgency,
  row.officeId,
  row.state,
  row.stateSince,
  row.reason,
  row.requestedAt,
  row.submittedAt,
  row.registeredAt,
  row.lapsesAt,
  row.remindedAt,
  row.version,
];
