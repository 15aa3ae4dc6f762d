import type { Work } from '@partner-commons/platform/work';
import { AgencyStandingRepository } from '../../engaging/agency-standings/agency-standing.repository';
import type { PartnerStanding } from '../partners/partner.entity';
import { codeStatusUnder } from './code-mirror.rules';
import { PartnerCodeStatus } from './partner-code.entity';
import { PartnerCodeRepository } from './partner-code.repository';

/** Keeps the codes of a partner in step with its standing, and those of an agency with what it decided (UNHCR-54, S-INV-7). */
export class CodeMirror {
  private readonly repository: PartnerCodeRepository;
  private readonly agencyStandings: AgencyStandingRepository;

  constructor(private readonly work: Work) {
    this.repository = new PartnerCodeRepository(work.database.manager);
    this.agencyStandings = new AgencyStandingRepository(work.database.manager);
  }

  /** Partners with codes that an agency's decision began or ceased to suspend when its time came. */
  outOfStep(): Promise<{ partnerId: string; standing: PartnerStanding }[]> {
    return this.repository.findOutOfStep(this.work.clock.now(), 100);
  }

  /** What a code that an agency's system acknowledges now may do. */
  async statusFor(partnerId: string, agency: string, standing: PartnerStanding): Promise<PartnerCodeStatus> {
    return codeStatusUnder(standing, (await this.suspendingAgencies(partnerId)).includes(agency));
  }

  async follow(partnerId: string, standing: PartnerStanding): Promise<void> {
    const assigned = codeStatusUnder(standing);
    // A request that no system has answered yet ends with the partner; until then it only waits.
    const requested = assigned === PartnerCodeStatus.CLOSED ? assigned : PartnerCodeStatus.REQUESTED;
    const suspending = await this.suspendingAgencies(partnerId);
    const changed = await this.repository.setStatus(partnerId, { assigned, requested, suspending });
    for (const { id, agency, system, kind, value, status } of changed) {
      await this.work.outbox.publish({
        type: 'registry.partner-code-status-changed',
        subject: partnerId,
        audience: 'AGENCY',
        data: { identifierId: id, partnerId, agency, system, kind, value, status },
      });
      await this.work.audit.record({ objectType: 'AgencyPartnerIdentifier', objectId: id, detail: { status } });
    }
  }

  private async suspendingAgencies(partnerId: string): Promise<string[]> {
    const rows = await this.agencyStandings.findInForce([partnerId], this.work.clock.now());
    return rows.filter(({ status }) => status === 'SUSPENDED' || status === 'EXCLUDED').map(({ agency }) => agency);
  }
}
