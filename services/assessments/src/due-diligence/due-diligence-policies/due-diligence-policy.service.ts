import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { HighRiskSector } from '../due-diligence-cases/due-diligence-case.enums';
import { DueDiligencePolicyRepository } from './due-diligence-policy.repository';
import type { DueDiligencePolicy, SetDueDiligencePolicyInput } from './due-diligence-policy.view';

/** Where no agency says otherwise (A-INV-4, PSFP-10). */
const common = {
  globalCompactRequired: false,
  highRiskSectors: Object.values(HighRiskSector),
  highRiskMonths: 24,
  otherMonths: 36,
};

export class DueDiligencePolicyService {
  private readonly repository: DueDiligencePolicyRepository;

  constructor(
    private readonly work: Work,
    private readonly agencies: KnownAgencyService,
  ) {
    this.repository = new DueDiligencePolicyRepository(work.database.manager);
  }

  async of(agency: string): Promise<DueDiligencePolicy> {
    const row = await this.repository.findInForce(agency);
    return { agencyCode: agency, ...(row ?? { ...common, setAt: null }) };
  }

  async find(agency: string): Promise<DueDiligencePolicy> {
    await this.agencies.demand([agency], 'agency');
    return this.of(agency);
  }

  async set(input: SetDueDiligencePolicyInput): Promise<DueDiligencePolicy> {
    const { viewer, clock, audit } = this.work;
    const agency = viewer.agency ?? '';
    const row = { ...input, id: newId(), agency, setBy: viewer.subject ?? '', setAt: clock.now() };
    await this.repository.insert(row);
    await audit.record({ objectType: 'DueDiligencePolicy', objectId: row.id, detail: { ...input } });
    return { ...row, agencyCode: agency };
  }
}
