import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerBasisService } from '../../federation/partner-basis.service';
import type { PartnerCodeService } from '../../federation/partner-code.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { ListSourceService } from '../../listing/sources/list-source.service';
import { scorerVersion } from '../../matching/score';
import type { PartnerIneligibilityService } from '../../sharing/ineligibilities/partner-ineligibility.service';
import type { ClearanceService } from '../clearances/clearance.service';
import type { CheckPartnerInput } from './partner-check.inputs';
import { noteOf, outcomeOf, reasonsToStop } from './partner-check.rules';
import type { PartnerCheck, PartnerCheckOutcome, StopReasonCode } from './partner-check.view';

export interface PartnerCheckParts {
  codes: PartnerCodeService;
  bases: PartnerBasisService;
  redirects: PartnerRedirectService;
  clearances: ClearanceService;
  sources: ListSourceService;
  ineligibilities: PartnerIneligibilityService;
}

interface Asked {
  partnerId: string;
  codeStatus: string | null;
}

/** The route for programs that are about to pay or to sign. */
export class PartnerCheckService {
  constructor(
    private readonly work: Work,
    private readonly parts: PartnerCheckParts,
  ) {}

  async check(input: CheckPartnerInput): Promise<PartnerCheck> {
    const { clearances, sources, redirects, ineligibilities } = this.parts;
    const { clock } = this.work;
    const asked = await this.find(input);
    const partnerId = await redirects.resolve(asked.partnerId);
    const clearance = await clearances.ofPartner(partnerId);
    const ineligibility = await ineligibilities.ofPartner(partnerId, null);
    const reasons = reasonsToStop({
      status: clearance.status,
      lists: await sources.versions(clearance.snapshots),
      codeStatus: asked.codeStatus,
      isIneligible: ineligibility.isIneligible,
    });
    const outcome = outcomeOf(reasons);
    await this.work.database.confidential((transaction) =>
      this.work.audit.within(transaction, 'checkPartner').record({
        objectType: 'Partner',
        objectId: partnerId,
        detail: { outcome, reasons, snapshots: clearance.snapshots },
      }),
    );
    return {
      outcome: outcome as PartnerCheckOutcome,
      reasons: reasons as StopReasonCode[],
      note: noteOf(outcome),
      checkedAt: clock.now(),
      partner: { id: partnerId },
      codeStatus: asked.codeStatus,
      clearance,
      ineligibility,
      scorerVersion,
    };
  }

  private async find({ partnerId, uniqueNumber, code }: CheckPartnerInput): Promise<Asked> {
    if ([partnerId, uniqueNumber, code].filter(Boolean).length !== 1) {
      throw invalidInput('Give exactly one of partnerId, uniqueNumber and code.', 'input');
    }
    const { codes, bases } = this.parts;
    if (code) {
      const found = await codes.find(code.agency, code.system, code.code);
      if (!found) throw notFound('partner');
      return { partnerId: found.partnerId, codeStatus: found.status };
    }
    const id = uniqueNumber ? await codes.findByNumber(uniqueNumber) : partnerId;
    if (!id || !isId(id) || !(await bases.isKnown(id))) throw notFound('partner');
    return { partnerId: id, codeStatus: null };
  }
}
