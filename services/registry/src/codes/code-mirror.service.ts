import type { Work } from '@partner-commons/platform/work';
import type { PartnerStanding } from '../partners/partner.entity';
import { codeStatusUnder } from './code-mirror.rules';
import { PartnerCodeStatus } from './partner-code.entity';
import { PartnerCodeRepository } from './partner-code.repository';

/** Keeps the codes of a partner in step with its standing (UNHCR-54); called by whoever changes the standing. */
export class CodeMirror {
  private readonly repository: PartnerCodeRepository;

  constructor(private readonly work: Work) {
    this.repository = new PartnerCodeRepository(work.database.manager);
  }

  async follow(partnerId: string, standing: PartnerStanding): Promise<void> {
    const status = codeStatusUnder(standing);
    // A request that no system has answered yet ends with the partner; until then it only waits.
    const requested = status === PartnerCodeStatus.CLOSED ? status : PartnerCodeStatus.REQUESTED;
    for (const { id, agency, system, kind, value } of await this.repository.setStatus(partnerId, status, requested)) {
      await this.work.outbox.publish({
        type: 'registry.partner-code-status-changed',
        subject: partnerId,
        audience: 'AGENCY',
        data: { identifierId: id, partnerId, agency, system, kind, value, status },
      });
      await this.work.audit.record({ objectType: 'AgencyPartnerIdentifier', objectId: id, detail: { status } });
    }
  }
}
