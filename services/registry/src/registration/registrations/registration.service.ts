import { AppError, forbidden, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { actsFor, hasRole, type Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { OfficeService } from '../../access/offices/office.service';
import { type Registration, RegistrationState } from './registration.entity';
import { type RegistrationEventRow, RegistrationRepository } from './registration.repository';
import { mayMove, mayStartAgain, reasonForPartner } from './registration.rules';
import type { RegistrationEvent } from './registration.view';
import { type ClockReading, readClock } from './registration-clock.rules';

export type NewRegistration = Pick<Registration, 'track' | 'channel' | 'identificationChannel'> &
  Partial<Pick<Registration, 'partnerId' | 'sponsorAgency' | 'officeId'>>;

export type RegistrationFacts = Partial<
  Pick<Registration, 'partnerId' | 'sponsorAgency' | 'officeId' | 'submittedAt' | 'registeredAt' | 'lapsesAt'>
>;

export interface Move {
  to: RegistrationState;
  /** Code. */
  reason?: string | null;
  /** Words of the one who acts; for staff only. */
  note?: string | null;
  facts?: RegistrationFacts;
}

/** The state machine of registration: every change of state goes through `move`, which leaves history, event and audit. */
export class RegistrationService {
  private readonly repository: RegistrationRepository;

  /** Begun in this transaction: whoever asks for access has no partner yet by which they could see it. */
  private readonly begun = new Set<string>();

  constructor(
    private readonly work: Work,
    private readonly offices: OfficeService,
  ) {
    this.repository = new RegistrationRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: Registration) => row.id,
  );
  private readonly byPartner = rowLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: Registration) => row.partnerId ?? '',
  );
  private readonly eventsOf = rowsLoader(
    (ids) => this.repository.findEvents(ids),
    (row: RegistrationEventRow) => row.registrationId,
  );

  async find(id: string): Promise<Registration | null> {
    const found = isId(id) ? await this.byId.load(id) : null;
    return found && this.isVisible(found) ? found : null;
  }

  /** The rows that are there and visible, by id, in one statement. */
  async findAll(ids: string[]): Promise<Map<string, Registration>> {
    const found = await Promise.all(ids.map((id) => this.find(id)));
    return new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  }

  async get(id: string): Promise<Registration> {
    const found = await this.find(id);
    if (!found) throw notFound('registration');
    return found;
  }

  /** The live or else the latest registration of a partner whose row the caller has already been allowed to see. */
  ofPartner(partnerId: string): Promise<Registration | null> {
    return this.byPartner.load(partnerId);
  }

  /** As of now and not as read before; lock the partner first, so that it stays so. */
  async hasLive(partnerId: string): Promise<boolean> {
    const [latest] = await this.repository.findByPartners([partnerId]);
    return latest !== undefined && !mayStartAgain(latest.state);
  }

  history(registrationId: string): Promise<RegistrationEventRow[]> {
    return this.eventsOf.load(registrationId);
  }

  /** The history as the viewer may read it; who acted is hidden by the field rules. */
  async shownHistory(registrationId: string): Promise<RegistrationEvent[]> {
    const events = await this.history(registrationId);
    return events.map(({ fromState, toState: state, at, reason, note, actor }) => ({
      fromState,
      state,
      at,
      reason: this.shownReason(state, reason),
      note,
      actor,
    }));
  }

  shownReason(state: RegistrationState, reason: string | null): string | null {
    return this.work.viewer.kind === 'AGENCY' ? reason : reasonForPartner(state, reason);
  }

  clock({ state, stateSince }: Registration): ClockReading {
    return readClock(state, stateSince, this.work.clock.now());
  }

  async begin(registration: NewRegistration, state: RegistrationState): Promise<Registration> {
    const now = this.work.clock.now();
    const row: Registration = {
      partnerId: null,
      sponsorAgency: null,
      officeId: null,
      ...registration,
      id: newId(),
      state,
      stateSince: now,
      reason: null,
      requestedAt: now,
      submittedAt: null,
      registeredAt: null,
      lapsesAt: await this.lapsesAt(state, now),
      remindedAt: null,
      version: 1,
    };
    this.begun.add(row.id);
    await this.repository.insert(row);
    await this.noteState(row, { fromState: null, note: null });
    return row;
  }

  /** Refused as CONFLICT / INVALID_STATE when the state machine does not lead there from where the registration is now. */
  async move(id: string, { to, reason = null, note = null, facts = {} }: Move): Promise<Registration> {
    const current = await this.lock(id);
    if (!mayMove(current.state, to)) throw invalidState(current.state);
    const now = this.work.clock.now();
    const moved: Registration = {
      ...current,
      lapsesAt: await this.lapsesAt(to, now),
      remindedAt: null,
      ...facts,
      state: to,
      stateSince: now,
      reason,
      version: current.version + 1,
    };
    await this.repository.update(moved);
    await this.noteState(moved, { fromState: current.state, note });
    this.byId.clear(id).prime(id, moved);
    if (moved.partnerId) this.byPartner.clear(moved.partnerId).prime(moved.partnerId, moved);
    return moved;
  }

  /** Changes facts without a change of state, such as why it is on hold; a reason alone leaves the version, which partners see. */
  async note(
    id: string,
    facts: RegistrationFacts & Partial<Pick<Registration, 'reason' | 'remindedAt'>>,
  ): Promise<Registration> {
    const current = await this.lock(id);
    const silent = Object.keys(facts).every((fact) => fact === 'reason' || fact === 'remindedAt');
    const changed = { ...current, ...facts, version: current.version + (silent ? 0 : 1) };
    await this.repository.update(changed);
    await this.work.audit.record({ objectType: 'Registration', objectId: id });
    this.byId.clear(id).prime(id, changed);
    return changed;
  }

  /** The row as it is now, held until the transaction ends. */
  async lock(id: string): Promise<Registration> {
    const current = isId(id) ? await this.repository.lock(id) : null;
    if (!current || !this.isVisible(current)) throw notFound('registration');
    return current;
  }

  /** For somebody who holds its code and is no user of the partner yet. */
  async lockForClaim(id: string): Promise<Registration> {
    const current = await this.repository.lock(id);
    if (!current) throw notFound('registration');
    return current;
  }

  /** Remembers staff who key data for a partner: they cannot decide on it (R-INV-6). */
  async noteKeyed(registrationId: string): Promise<void> {
    const { viewer } = this.work;
    if (viewer.kind !== 'AGENCY' || !viewer.subject) return;
    if (await this.repository.insertKeyer(registrationId, viewer.subject))
      await this.tellHandled(registrationId, 'KEYED');
  }

  /** Whoever had a part in the data of a partner decides on none of its hits, which is for sanctions to keep (Z12). */
  async tellHandled(registrationId: string, part: 'KEYED' | 'VERIFIED'): Promise<void> {
    const { viewer, outbox } = this.work;
    await outbox.publish({
      type: 'registry.registration-handled',
      subject: registrationId,
      audience: 'INTERNAL',
      data: { registrationId, subject: viewer.subject, part },
    });
  }

  /** R-INV-6: refused as FORBIDDEN / SEGREGATION_OF_DUTIES for whoever keyed data of this registration. */
  async refuseKeyer(registrationId: string): Promise<void> {
    const { subject } = this.work.viewer;
    if (subject && (await this.repository.isKeyer(registrationId, subject))) {
      throw new AppError('FORBIDDEN', 'You keyed data of this registration, so somebody else must decide on it.', {
        reason: 'SEGREGATION_OF_DUTIES',
        rule: 'R-INV-6',
      });
    }
  }

  /** Staff act for the sponsor alone, and where an office is responsible within its part of the tree (2.9, UNHCR-59). */
  async requireResponsible({ sponsorAgency, officeId }: Registration, ...wanted: Role[]): Promise<void> {
    const { viewer } = this.work;
    if (officeId) return this.offices.requireRole(officeId, ...wanted);
    if ((sponsorAgency === null || sponsorAgency === viewer.agency) && hasRole(viewer, ...wanted)) return;
    throw forbidden(`This needs the role ${wanted.join(' or ')} in the agency that sponsors the registration.`);
  }

  /** For what a partner does itself or staff key for it: the row, locked; whoever keys is remembered (R-INV-6). */
  async lockToKeyIn(id: string, expectedVersion?: number | null): Promise<Registration> {
    const current = await this.lockVersion(id, expectedVersion);
    if (this.work.viewer.kind !== 'PARTNER') {
      await this.requireResponsible(current, 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN');
      await this.noteKeyed(id);
    }
    return current;
  }

  async lockVersion(id: string, expectedVersion?: number | null): Promise<Registration> {
    const current = await this.lock(id);
    if (expectedVersion && expectedVersion !== current.version) throw versionConflict('registration', current.version);
    return current;
  }

  /** Handed in, which lets the clock of the agency start at once. */
  async moveToVetting(id: string): Promise<Registration> {
    const { submittedAt } = await this.lock(id);
    const facts = { submittedAt: submittedAt ?? this.work.clock.now() };
    await this.move(id, { to: RegistrationState.SUBMITTED, facts });
    return this.move(id, { to: RegistrationState.IN_VETTING });
  }

  private isVisible({ id, partnerId }: Registration): boolean {
    const { viewer } = this.work;
    if (viewer.kind !== 'PARTNER' || this.begun.has(id)) return true;
    return partnerId !== null && actsFor(viewer, partnerId);
  }

  private async lapsesAt(state: RegistrationState, now: Date): Promise<Date | null> {
    const days = await this.repository.findLapseDays(state);
    return days === null ? null : new Date(now.getTime() + days * 86_400_000);
  }

  private async noteState(
    row: Registration,
    { fromState, note }: { fromState: RegistrationState | null; note: string | null },
  ): Promise<void> {
    const { viewer, audit, outbox } = this.work;
    const { id, partnerId, state, stateSince, reason, track, channel, sponsorAgency, requestedAt, registeredAt } = row;
    await this.repository.insertEvent({
      id: newId(),
      registrationId: id,
      fromState,
      toState: state,
      reason,
      note,
      actor: viewer.subject ?? viewer.kind,
      agency: viewer.agency,
      at: stateSince,
    });
    await outbox.publish({
      type: 'registry.registration-changed',
      subject: partnerId ?? id,
      audience: 'AGENCY',
      data: {
        registrationId: id,
        partnerId,
        fromState,
        state,
        track,
        channel,
        sponsorAgency,
        requestedAt,
        registeredAt,
        stateSince,
      },
    });
    await audit.record({ objectType: 'Registration', objectId: id, detail: { from: fromState, to: state } });
  }
}

export const invalidState = (state: RegistrationState) =>
  new AppError('CONFLICT', `This is not possible while the registration is in the state ${state}.`, {
    reason: 'INVALID_STATE',
    facts: { state },
  });
