import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import type { PartnerService } from '../partners/partner.service';
import type { ExistingPartnership } from './partnership.entity';
import type { RecordExistingPartnershipInput } from './partnership.inputs';
import { type ChecklistPolicy, PartnershipRepository } from './partnership.repository';
import { relationshipOf } from './partnership.rules';

export class PartnershipService {
  private readonly repository: PartnershipRepository;
  private policies: Promise<ChecklistPolicy[]> | null = null;

  constructor(
    private readonly work: Work,
    private readonly features: { partners: PartnerService; registrations: RegistrationService },
  ) {
    this.repository = new PartnershipRepository(work.database.manager);
  }

  private readonly latestOf = rowsLoader(
    (ids) => this.repository.findLatest(ids),
    (row: ExistingPartnership) => row.partnerId,
  );

  /** Of a partner that the caller has been allowed to see. */
  ofPartner(partnerId: string): Promise<ExistingPartnership[]> {
    return this.latestOf.load(partnerId);
  }

  async relationship(partnerId: string, agency: string) {
    const agreements = (await this.ofPartner(partnerId)).filter((row) => row.agency === agency);
    return relationshipOf(agreements, this.today(), (await this.policyOf(agency)).existingYears);
  }

  /** R-INV-3: an agreement with any agency within the years that the asking agency sets. */
  async isExisting(partnerId: string, forAgency: string | null): Promise<boolean> {
    const agreements = await this.ofPartner(partnerId);
    return relationshipOf(agreements, this.today(), (await this.policyOf(forAgency)).existingYears) === 'EXISTING';
  }

  /** A fact of the caller's own agency; who states it keys data of the registration (R-INV-6). */
  async record(input: RecordExistingPartnershipInput): Promise<ExistingPartnership> {
    const { viewer, clock, audit } = this.work;
    const partner = await this.features.partners.get(input.partnerId);
    if (input.lastAgreementOn > this.today()) {
      throw invalidInput(
        'The agreement lies in the future; letters are for partners without one.',
        'input.lastAgreementOn',
      );
    }
    const registration = await this.features.registrations.ofPartner(partner.id);
    if (registration) await this.features.registrations.noteKeyed(registration.id);
    const partnership: ExistingPartnership = {
      id: newId(),
      partnerId: partner.id,
      agency: viewer.agency ?? '',
      agreementReference: input.agreementReference.trim(),
      lastAgreementOn: input.lastAgreementOn,
      recordedBy: viewer.subject ?? viewer.kind,
      recordedAt: clock.now(),
    };
    if (!(await this.repository.insert(partnership))) {
      throw invalidInput('This agreement is on record already.', 'input.agreementReference', 'UNCHANGED');
    }
    this.latestOf.clear(partner.id);
    await audit.record({
      objectType: 'ExistingPartnership',
      objectId: partnership.id,
      detail: { partnerId: partner.id, lastAgreementOn: partnership.lastAgreementOn },
    });
    return partnership;
  }

  async get(id: string): Promise<ExistingPartnership> {
    const found = isId(id) ? await this.repository.find(id) : null;
    if (!found || !(await this.features.partners.find(found.partnerId))) throw notFound('partnership');
    return found;
  }

  /** What is in force today for an agency, or for a registration without a sponsor (null). */
  async policyOf(agency: string | null): Promise<ChecklistPolicy> {
    this.policies ??= this.repository.findPolicies(this.today());
    const policies = await this.policies;
    const policy = policies.find((row) => row.agency === agency) ?? policies.find((row) => row.agency === null);
    if (!policy) throw new Error('no checklist_policy is in force');
    return policy;
  }

  private readonly today = () => dayOf(this.work.clock.now());
}
