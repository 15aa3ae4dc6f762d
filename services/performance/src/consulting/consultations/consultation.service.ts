import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { Participation, ParticipationService } from '../invitations/participation.service';
import { ConsultationState } from './consultation.enums';
import type {
  CancelConsultationInput,
  ConsultationsArgs,
  CreateConsultationInput,
  UpdateConsultationInput,
} from './consultation.inputs';
import { ConsultationRepository, type ConsultationRow } from './consultation.repository';
import { type ConsultationStep, stateAfter } from './consultation.rules';

export interface ConsultationSources {
  knownAgencies: KnownAgencyService;
  knownOffices: KnownOfficeService;
  participations: ParticipationService;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Consultations of agencies with partners (JIU-97). */
export class ConsultationService {
  private readonly repository: ConsultationRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: ConsultationSources,
  ) {
    this.repository = new ConsultationRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: ConsultationRow) => row.id,
  );

  /** For other features: the row, whoever asks; who may see what of it is said by the fields of the type. */
  async find(id: string): Promise<ConsultationRow | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  /** As `find`, and NOT_FOUND for an id that is none. */
  async get(id: string): Promise<ConsultationRow> {
    const row = await this.find(id);
    if (!row) throw notFound('consultation');
    return row;
  }

  /** For the viewer: staff see all of the countries in their sight, partners those that they were invited to. */
  async visible(id: string): Promise<ConsultationRow | null> {
    const row = await this.find(id);
    if (!row) return null;
    const { viewer } = this.work;
    if (viewer.kind === 'AGENCY') {
      const inSight = await this.sources.knownOffices.countriesInSight();
      return inSight === null || (row.country !== null && inSight.includes(row.country)) ? row : null;
    }
    return (await this.sources.participations.isInvited(row.id)) ? row : null;
  }

  async page({ filter, first, after }: ConsultationsArgs): Promise<Page<ConsultationRow>> {
    const { viewer } = this.work;
    const { types, states, countries, agencies, from, to } = filter ?? {};
    const search = {
      types: types ?? null,
      states: states ?? null,
      countries: countries ?? null,
      agencies: agencies ?? null,
      from: from ?? null,
      to: to ?? null,
      inSight: await this.sources.knownOffices.countriesInSight(),
      partnerIds:
        viewer.kind === 'AGENCY' ? null : [...(viewer.partnerId ? [viewer.partnerId] : []), ...viewer.partnerIds],
    };
    const [heldOn, id] = decodeCursor(after, 2) ?? [];
    if (heldOn !== undefined && !(day.test(heldOn) && isId(id ?? ''))) {
      throw invalidInput('This cursor is not one of ours.', 'after');
    }
    const last = heldOn !== undefined && id !== undefined ? ([heldOn, id] as const) : null;
    const [rows, counted] = await Promise.all([
      this.repository.findPage(search, { after: last, limit: first + 1 }),
      this.repository.count(search),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.date, row.id], node: (row) => row });
  }

  participantsOf(id: string): Promise<Participation[]> {
    return this.sources.participations.of(id);
  }

  /** Which of these partners were present at which consultations; for pages of partners. */
  consultedOn(partnerIds: readonly string[]): Promise<{ partnerId: string; consultationId: string }[]> {
    return this.sources.participations.attendedBy(partnerIds);
  }

  async create(input: CreateConsultationInput): Promise<ConsultationRow> {
    const { viewer, clock, audit } = this.work;
    const { idempotencyKey: _key, officeId = null, ...told } = input;
    if (input.leadAgency !== viewer.agency) throw forbidden('An agency leads its own consultations.', 'OTHER_AGENCY');
    const coAgencies = [...new Set(input.coAgencies)].filter((code) => code !== input.leadAgency).sort();
    await this.sources.knownAgencies.demand(coAgencies, 'input.coAgencies');
    const country = await this.countryOf(officeId, input.country ?? null);
    const row = { ...told, id: newId(), coAgencies, officeId, country, state: ConsultationState.PLANNED };
    await this.repository.insert(row, clock.now());
    await audit.record({ objectType: 'Consultation', objectId: row.id, detail: { officeId, coAgencies } });
    return this.get(row.id);
  }

  /** An office is the caller's to act for, and says the country. */
  private async countryOf(officeId: string | null, country: string | null): Promise<string | null> {
    const { knownOffices } = this.sources;
    if (officeId === null) {
      const everywhere = this.work.viewer.roles.some(
        (held) => held.role === 'CONSULTATION_LEAD' && held.office === null,
      );
      if (!everywhere) throw invalidInput('Name the office that you lead consultations for.', 'input.officeId');
      return country;
    }
    if (!(await knownOffices.holdsRole(officeId, 'CONSULTATION_LEAD'))) throw notFound('office');
    const office = await knownOffices.get(officeId);
    if (country !== null && office.country !== null && office.country !== country) {
      throw invalidInput(`The office is in ${office.country}.`, 'input.country', 'COUNTRY_OF_OFFICE');
    }
    return country ?? office.country;
  }

  async update({ consultationId, expectedVersion, ...told }: UpdateConsultationInput): Promise<ConsultationRow> {
    const row = await this.lockOwn(consultationId, 'update', expectedVersion);
    const changed = {
      ...row,
      date: told.date ?? row.date,
      mode: told.mode ?? row.mode,
      agenda: told.agenda ?? row.agenda,
      languages: told.languages ?? row.languages,
    };
    return this.save(changed, null, { change: 'UPDATED' });
  }

  async cancel({ consultationId, reason, expectedVersion }: CancelConsultationInput): Promise<ConsultationRow> {
    const row = await this.lockOwn(consultationId, 'cancel', expectedVersion);
    return this.save({ ...row, cancelReason: reason }, null, { change: 'CANCELLED' });
  }

  /** Locked, of the caller's agency and office, and in a state for this step, which it is given in the answer. */
  async lockOwn(id: string, step: ConsultationStep, expectedVersion?: number | null): Promise<ConsultationRow> {
    const row = await this.lock(id);
    const { viewer } = this.work;
    const isMine =
      row.leadAgency === viewer.agency &&
      (row.officeId === null
        ? viewer.roles.some(({ role, office }) => role === 'CONSULTATION_LEAD' && office === null)
        : await this.sources.knownOffices.holdsRole(row.officeId, 'CONSULTATION_LEAD'));
    // Staff of all agencies know that it is there, so that this is no secret.
    if (!isMine) throw forbidden('The leading agency and office keep a consultation.', 'NOT_THE_OWNER');
    if (expectedVersion && row.version !== expectedVersion) throw versionConflict('consultation', row.version);
    return this.step(row, step);
  }

  async lock(id: string): Promise<ConsultationRow> {
    const row = isId(id) ? await this.repository.lock(id) : null;
    if (!row) throw notFound('consultation');
    return row;
  }

  step(row: ConsultationRow, step: ConsultationStep): ConsultationRow {
    const state = stateAfter(row.state, step);
    if (state === null) {
      throw new AppError('CONFLICT', `A consultation that is ${row.state} does not take this step.`, {
        reason: 'INVALID_STATE',
        facts: { state: row.state },
      });
    }
    return { ...row, state: ConsultationState[state] };
  }

  /** @param heldAt now, for the step by which it was held */
  async save(row: ConsultationRow, heldAt: Date | null, detail: Record<string, unknown>): Promise<ConsultationRow> {
    const saved = { ...row, version: row.version + 1 };
    await this.repository.update(saved, heldAt);
    await this.work.audit.record({ objectType: 'Consultation', objectId: row.id, detail });
    this.byId.clear(row.id);
    return saved;
  }
}
