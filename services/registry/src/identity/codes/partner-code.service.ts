import { AppError, forbidden, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ClearanceService } from '../../engaging/clearance/clearance.service';
import type { HoldService } from '../../engaging/holds/hold.service';
import type { StandingService } from '../../engaging/standing/standing.service';
import type { NoticeService } from '../../registration/notices/notice.service';
import { type Registration, RegistrationState } from '../../registration/registrations/registration.entity';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import { PartnerStanding } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import type { PartnerService } from '../partners/partner.service';
import type { CodeMirror } from './code-mirror.service';
import { type ErpSystem, PartnerCodeStatus } from './partner-code.entity';
import type { AcknowledgeErpCodeInput, AssignPartnerCodeInput } from './partner-code.inputs';
import { PartnerCodeRepository, type PartnerCodeRow } from './partner-code.repository';
import { uniqueNumberOf } from './unique-number.rules';

export interface CodeSources {
  mirror: CodeMirror;
  partners: PartnerService;
  registrations: RegistrationService;
  standings: StandingService;
  holds: HoldService;
  clearances: ClearanceService;
  notices: NoticeService;
  declarations: { requireValid(partnerId: string): Promise<void> };
  duplicates: { requireDecided(partnerId: string): Promise<void> };
}

/** `Partner.agencyIdentifiers` is a plain list, so its length has an end. */
const mostCodes = 100;

/** Codes by which systems of agencies know a partner, and the unique number that comes with the first (UNHCR-50, SYS-3). */
export class PartnerCodeService {
  private readonly repository: PartnerCodeRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: CodeSources,
  ) {
    this.repository = new PartnerCodeRepository(work.database.manager);
  }

  private readonly codesOf = rowsLoader(
    (ids) => this.repository.findOfPartners(ids),
    (row: PartnerCodeRow) => row.partnerId,
  );

  /** The codes of a partner whose row the caller has already been allowed to see. */
  ofPartner(partnerId: string): Promise<PartnerCodeRow[]> {
    return this.codesOf.load(partnerId);
  }

  async findPartner(agency: string, system: ErpSystem, value: string): Promise<PartnerRow | null> {
    const code = await this.repository.findByValue(agency, system, value.trim());
    return code && this.sources.partners.find(code.partnerId);
  }

  async get(id: string): Promise<PartnerCodeRow> {
    const code = isId(id) ? await this.repository.find(id) : null;
    if (!code || code.agency !== this.work.viewer.agency) throw notFound('code');
    return code;
  }

  /** R-INV-1. The registration and the partner are held meanwhile, so that none of its conditions ends unseen. */
  async assign(input: AssignPartnerCodeInput): Promise<PartnerCodeRow> {
    const { partners, registrations, standings, notices } = this.sources;
    if (input.agency !== this.work.viewer.agency) throw forbidden('Each agency asks for its own codes only.');
    const { id: partnerId } = await partners.get(input.partnerId);
    const known = await registrations.ofPartner(partnerId);
    const registration = known && (await registrations.lock(known.id));
    const standing = await standings.lock(partnerId);
    const partner = await partners.reload(partnerId);
    if (!isAssignable(registration)) throw wrongState(registration);
    await this.requireAll(partner, standing);

    const registeredAt = this.work.clock.now();
    if (!partner.uniqueNumber) {
      partner.uniqueNumber = uniqueNumberOf(await this.repository.nextNumber());
      await this.repository.giveNumber(partnerId, partner.uniqueNumber, registeredAt);
      await partners.tellPublicity(partnerId);
    }
    const code = await this.request(input, partner);
    if (registration.state === RegistrationState.PROFILE_COMPLETE) {
      await registrations.move(registration.id, { to: RegistrationState.REGISTERED, facts: { registeredAt } });
      await notices.due('CODE_ASSIGNED', { registrationId: registration.id, partnerId });
    }
    if (standing === PartnerStanding.PROSPECT) {
      await standings.change(partnerId, { to: PartnerStanding.ACTIVE, reason: 'REGISTERED', source: 'registry' });
    }
    partners.forget(partnerId);
    return code;
  }

  /** The system of the agency tells its code; telling the same again changes nothing (R-INV-2). */
  async acknowledge({ identifierId, value }: AcknowledgeErpCodeInput): Promise<PartnerCodeRow> {
    const { partnerId, agency, system } = await this.get(identifierId);
    const standing = await this.sources.standings.lock(partnerId);
    await this.repository.lockSystem(agency, system);
    const code = await this.get(identifierId);
    await this.work.audit.record({ objectType: 'AgencyPartnerIdentifier', objectId: code.id, detail: { partnerId } });
    if (code.value === value) return code;
    if (code.value !== null) throw conflict('CODE_FINAL', 'This code was acknowledged before and never changes.');
    if (code.status === PartnerCodeStatus.CLOSED) {
      throw conflict('INVALID_STATE', 'The request was closed together with its partner.');
    }
    if (await this.repository.findByValue(agency, system, value)) {
      throw conflict('CODE_TAKEN', 'This code was given before. Codes are never given twice, also after a merge.');
    }
    const assigned: PartnerCodeRow = {
      ...code,
      value,
      status: await this.sources.mirror.statusFor(partnerId, agency, standing),
      assignedAt: this.work.clock.now(),
      assignedBy: this.work.viewer.subject,
    };
    await this.repository.assign(assigned);
    const { id, kind, businessArea, status, assignedAt } = assigned;
    await this.work.outbox.publish({
      type: 'registry.partner-code-assigned',
      subject: partnerId,
      audience: 'AGENCY',
      data: { identifierId: id, partnerId, agency, system, kind, businessArea, value, status, assignedAt },
    });
    return assigned;
  }

  /** The conditions of R-INV-1 besides the state of the registration; each has its own refusal. */
  private async requireAll(partner: PartnerRow, standing: PartnerStanding): Promise<void> {
    const { declarations, clearances, holds, duplicates } = this.sources;
    if (standing !== PartnerStanding.PROSPECT && standing !== PartnerStanding.ACTIVE) {
      throw new AppError('PRECONDITION_FAILED', `No code is assigned to a partner whose standing is ${standing}.`, {
        reason: 'BLOCKED_BY_STANDING',
        rule: 'R-INV-1',
        facts: { standing },
      });
    }
    await duplicates.requireDecided(partner.id);
    await declarations.requireValid(partner.id);
    await clearances.requireClear(partner);
    const system = (await holds.active(partner.id)).filter(({ agency }) => agency === null);
    if (system.length > 0) {
      throw new AppError('PRECONDITION_FAILED', 'The partner is on hold for all agencies. Clear the holds first.', {
        reason: 'BLOCKED_BY_HOLD',
        rule: 'R-INV-1',
        facts: { holds: system.map(({ code }) => code) },
      });
    }
  }

  private async request(input: AssignPartnerCodeInput, partner: PartnerRow): Promise<PartnerCodeRow> {
    const { viewer, clock, outbox, audit } = this.work;
    if ((await this.repository.findOfPartners([partner.id])).length >= mostCodes) {
      throw new AppError('PRECONDITION_FAILED', `A partner has at most ${mostCodes} codes.`, {
        reason: 'TOO_MANY_ENTRIES',
      });
    }
    const { agency, system, kind, businessArea = null } = input;
    const code: PartnerCodeRow = {
      id: newId(),
      partnerId: partner.id,
      agency,
      system,
      kind,
      businessArea,
      value: null,
      status: PartnerCodeStatus.REQUESTED,
      requestedAt: clock.now(),
      requestedBy: viewer.subject ?? viewer.kind,
      assignedAt: null,
      assignedBy: null,
    };
    if (!(await this.repository.insert(code))) {
      throw conflict('ALREADY_ASSIGNED', 'The partner has, or awaits, such a code of this agency and system.');
    }
    const { id: identifierId, partnerId, requestedAt } = code;
    const { uniqueNumber } = partner;
    await outbox.publish({
      type: 'registry.partner-code-requested',
      subject: partnerId,
      audience: 'AGENCY',
      data: { identifierId, partnerId, uniqueNumber, agency, system, kind, businessArea, requestedAt },
    });
    await audit.record({
      objectType: 'AgencyPartnerIdentifier',
      objectId: identifierId,
      detail: { partnerId, system },
    });
    return code;
  }
}

const assignable: RegistrationState[] = [RegistrationState.PROFILE_COMPLETE, RegistrationState.REGISTERED];

const isAssignable = (registration: Registration | null): registration is Registration =>
  registration !== null && assignable.includes(registration.state);

const wrongState = (registration: Registration | null) =>
  new AppError('CONFLICT', 'A code is assigned when the profile is complete.', {
    reason: 'INVALID_STATE',
    rule: 'R-INV-1',
    facts: { state: registration?.state ?? null },
  });

type CodeConflict = 'CODE_FINAL' | 'CODE_TAKEN' | 'INVALID_STATE' | 'ALREADY_ASSIGNED';

const conflict = (reason: CodeConflict, message: string) =>
  new AppError('CONFLICT', message, { reason, rule: 'R-INV-2' });
