import { AppError, notFound } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import type { CapacityArea } from '../../terms/capacity-area.enum';
import type { CaseRow } from '../due-diligence-cases/due-diligence-case.repository';
import { isSatisfactoryOn, resourceOf } from '../due-diligence-cases/due-diligence-case.rules';
import type { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import { DueDiligenceFindingRepository } from '../due-diligence-findings/due-diligence-finding.repository';
import { latestOf } from '../due-diligence-findings/due-diligence-finding.rules';
import type { Dimension } from './due-diligence-level.rules';

/** Methodologies of a due diligence (HAB-19, SYS-27). */
const methodologies = ['BUSINESS_DUE_DILIGENCE', 'UNSDG_COMMON_DD'];

export interface ReuseSources {
  cases: DueDiligenceCaseService;
  disclosures: Pick<DisclosureService, 'open'>;
  redirects: Pick<PartnerRedirectService, 'resolve'>;
  assessments: { find(id: string): Promise<Assessment | null> };
  /** Assessments of other agencies that the agency could accept (A-INV-4). */
  reuseCandidates: {
    usable(
      partnerId: string,
      agency: string,
      context: { kind: string; country: string | null; plannedAmountUsd: string | null; functions: CapacityArea[] },
    ): Promise<{ assessmentId: string }[]>;
  };
}

interface Planned extends Pick<CaseRow, 'partnerId' | 'agency' | 'country'> {
  plannedAmountUsd: string;
}

/** What a due diligence may build on, so that new work is done for the gaps only (JIU-4). */
export class DueDiligenceReuseService {
  constructor(
    private readonly work: Work,
    private readonly sources: ReuseSources,
  ) {}

  /** The dimensions that a due diligence of another agency found clear, for an agency that was given a look at it. */
  async clearIn(
    caseId: string,
    { partnerId, agency }: Planned,
  ): Promise<{ dimensions: Dimension[]; until: Day | null }> {
    const { cases, disclosures } = this.sources;
    const row = await cases.row(caseId);
    if (!row || row.agency === agency || !(await this.isOf(row.partnerId, partnerId))) throw notFound('due diligence');
    if (!isSatisfactoryOn(row, cases.today))
      throw notUsable('This due diligence is not satisfactory, or not in force.');
    const held = await disclosures.open(resourceOf(row), 'SUMMARY', 'DueDiligenceCase.summary');
    if (held) {
      throw new AppError('PRECONDITION_FAILED', `Its findings are not yours to read. ${held.howToRequest}`, {
        reason: 'DISCLOSURE_REQUIRED',
      });
    }
    const found = await this.work.database.confidential((transaction) =>
      new DueDiligenceFindingRepository(transaction).findFindings([row.id]),
    );
    const clear = latestOf(found).filter(({ finding }) => finding === 'CLEAR');
    return { dimensions: clear.map(({ dimension }) => dimension), until: row.validUntil };
  }

  /** Of the own agency, or one that it would accept. */
  async demandAssessment(id: string, { partnerId, agency, country, plannedAmountUsd }: Planned): Promise<void> {
    const { cases, assessments, reuseCandidates } = this.sources;
    const found = await assessments.find(id);
    if (!found || !(await this.isOf(found.partnerId, partnerId))) throw notFound('assessment');
    const { kind, state, ownerAgency, methodologyCode, validUntil } = found;
    const isValid = state === 'FINAL' && validUntil !== null && validUntil >= cases.today;
    if (!isValid || !methodologies.includes(methodologyCode ?? '')) {
      throw notUsable(`Name an assessment that is valid today, by ${methodologies.join(' or ')}.`);
    }
    if (ownerAgency === agency) return;
    const context = {
      kind,
      country,
      plannedAmountUsd: plannedAmountUsd === '0' ? null : plannedAmountUsd,
      functions: [],
    };
    const usable = await reuseCandidates.usable(partnerId, agency, context);
    if (!usable.some(({ assessmentId }) => assessmentId === id)) {
      throw notUsable('Your agency cannot reuse this assessment; ask for it with requestReuse.');
    }
  }

  /** Of the partner, or of one that was merged into it. */
  private async isOf(found: string, partnerId: string): Promise<boolean> {
    return found === partnerId || (await this.sources.redirects.resolve(found)) === partnerId;
  }
}

const notUsable = (message: string) => new AppError('PRECONDITION_FAILED', message, { reason: 'NOT_REUSABLE' });
