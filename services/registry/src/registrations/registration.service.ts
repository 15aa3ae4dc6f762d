import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { Registration, RegistrationState } from './registration.entity';
import { type RegistrationEventRow, RegistrationRepository } from './registration.repository';
import { mayMove } from './registration.rules';

export type NewRegistration = Pick<Registration, 'track' | 'channel' | 'identificationChannel'> &
  Partial<Pick<Registration, 'partnerId' | 'sponsorAgency' | 'officeId'>>;

export type RegistrationFacts = Partial<
  Pick<Registration, 'partnerId' | 'sponsorAgency' | 'officeId' | 'submittedAt' | 'registeredAt' | 'lapsesAt'>
>;

export interface Move {
  to: RegistrationState;
  reason?: string | null;
  facts?: RegistrationFacts;
}

/** The state machine of registration: every change of state goes through `move`, which leaves history, event and audit. */
export class RegistrationService {
  private readonly repository: RegistrationRepository;

  constructor(private readonly work: Work) {
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

  async get(id: string): Promise<Registration> {
    const found = await this.find(id);
    if (!found) throw notFound('registration');
    return found;
  }

  /** The live or else the latest registration of a partner whose row the caller has already been allowed to see. */
  ofPartner(partnerId: string): Promise<Registration | null> {
    return this.byPartner.load(partnerId);
  }

  history(registrationId: string): Promise<RegistrationEventRow[]> {
    return this.eventsOf.load(registrationId);
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
      lapsesAt: null,
      version: 1,
    };
    await this.repository.insert(row);
    await this.noteState(row, null);
    return row;
  }

  /** Refused as CONFLICT / INVALID_STATE when the state machine does not lead there from where the registration is now. */
  async move(id: string, { to, reason = null, facts = {} }: Move): Promise<Registration> {
    const current = await this.lock(id);
    if (!mayMove(current.state, to)) throw invalidState(current.state);
    const moved: Registration = {
      ...current,
      ...facts,
      state: to,
      stateSince: this.work.clock.now(),
      reason,
      version: current.version + 1,
    };
    await this.repository.update(moved);
    await this.noteState(moved, current.state);
    this.byId.clear(id).prime(id, moved);
    if (moved.partnerId) this.byPartner.clear(moved.partnerId).prime(moved.partnerId, moved);
    return moved;
  }

  /** Changes facts without a change of state, such as why it is on hold. */
  async note(id: string, facts: RegistrationFacts & Partial<Pick<Registration, 'reason'>>): Promise<Registration> {
    const current = await this.lock(id);
    const changed = { ...current, ...facts, version: current.version + 1 };
    await this.repository.update(changed);
    await this.work.audit.record({ objectType: 'Registration', objectId: id });
    this.byId.clear(id).prime(id, changed);
    return changed;
  }

  /** The row as it is now, held until the transaction ends. */
  async lock(id: string): Promise<Registration> {
    const current = await this.repository.lock(id);
    if (!current || !this.isVisible(current)) throw notFound('registration');
    return current;
  }

  /** Remembers staff who key data for a partner: they cannot decide on it (R-INV-6). */
  async noteKeyed(registrationId: string): Promise<void> {
    const { viewer } = this.work;
    if (viewer.kind === 'AGENCY' && viewer.subject) await this.repository.insertKeyer(registrationId, viewer.subject);
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

  private isVisible({ partnerId }: Registration): boolean {
    const { viewer } = this.work;
    return viewer.kind !== 'PARTNER' || (partnerId !== null && actsFor(viewer, partnerId));
  }

  private async noteState(row: Registration, fromState: RegistrationState | null): Promise<void> {
    const { viewer, audit, outbox } = this.work;
    const { id, partnerId, state, stateSince, reason, track, channel, sponsorAgency, requestedAt, registeredAt } = row;
    await this.repository.insertEvent({
      id: newId(),
      registrationId: id,
      fromState,
      toState: state,
      reason,
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
