import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { addMonths } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { AssuranceActivityState, AssuranceAuditor } from '../assurance-activities/assurance-activity.enums';
import type { CancelAssuranceInput, PlanActivityInput } from '../assurance-activities/assurance-activity.inputs';
import { type ActivityRow, AssuranceActivityRepository } from '../assurance-activities/assurance-activity.repository';
import { isAudit, mayBecome, usualAuditor } from '../assurance-activities/assurance-activity.rules';
import type { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import type { AssuranceReportService } from '../assurance-reports/assurance-report.service';
import { type ActivityDesk, ofAgencies, wrongState } from './activity-desk';

export interface PlanningParts {
  desk: ActivityDesk;
  knownPartners: KnownPartnerService;
  reports: AssuranceReportService;
  firms: {
    demand(id: string): Promise<void>;
    termsFor(agency: string, type: string, day: string): Promise<string | null>;
  };
}

/** Plans activities, and gives them up. */
export class AssurancePlanningService {
  private readonly repository: AssuranceActivityRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: PlanningParts,
  ) {
    this.repository = new AssuranceActivityRepository(work.database.manager);
  }

  async plan(input: PlanActivityInput): Promise<AssuranceActivity> {
    const { viewer, clock } = this.work;
    const { desk, knownPartners, firms } = this.parts;
    const { agency, subject } = viewer;
    if (!agency || !subject) throw ofAgencies();
    this.check(input);
    const partnerId = await knownPartners.demand(input.partnerId);
    const country = input.country ?? (await knownPartners.find(partnerId))?.country ?? null;
    if (country === null) throw invalidInput('Give the country: none is known of the partner.', 'input.country');
    const auditor = AssuranceAuditor[input.auditor ?? usualAuditor(input.type)];
    if (input.firmId) {
      if (auditor !== AssuranceAuditor.AUDIT_FIRM) {
        throw invalidInput('A firm is named where the auditor is AUDIT_FIRM.', 'input.firmId');
      }
      await firms.demand(input.firmId);
    }
    const row: ActivityRow = {
      ...noDays,
      id: newId(),
      referenceNo: '',
      agency,
      partnerId,
      country,
      type: input.type,
      state: AssuranceActivityState.PLANNED,
      year: Number(input.plannedFrom.slice(0, 4)),
      plannedFrom: input.plannedFrom,
      plannedTo: input.plannedTo,
      agreements: await this.agreementsIn(input, agency, partnerId),
      periodFrom: input.periodFrom ?? null,
      periodTo: input.periodTo ?? null,
      faceForms: input.faceForms ?? [],
      auditor,
      firmId: input.firmId ?? null,
      termsId: isAudit(input.type) ? await firms.termsFor(agency, input.type, desk.today) : null,
      conductedMode: input.conductedMode ?? null,
      isNexNim: input.type === 'NEX_NIM_AUDIT' || (input.isNexNim ?? false),
      sharedWith: [],
      isOpenToOthers: input.isOpenToOthers ?? false,
      cancelledOn: null,
      opinion: null,
      createdBy: subject,
      createdAt: clock.now(),
      version: 1,
    };
    return desk.add(row);
  }

  async cancel({ activityId, reason, expectedVersion }: CancelAssuranceInput): Promise<AssuranceActivity> {
    const { desk, reports } = this.parts;
    const row = await desk.lockOwn(activityId, expectedVersion);
    if (!mayBecome(row.state, 'CANCELLED')) throw wrongState(row);
    await reports.cancel(row, reason);
    return desk.save(row, { state: AssuranceActivityState.CANCELLED, cancelledOn: desk.today }, 'CANCELLED');
  }

  private check({ type, plannedFrom, plannedTo, periodFrom, periodTo }: PlanActivityInput): void {
    if (plannedFrom < '1990-01-01' || plannedFrom > '2200-12-31') {
      throw invalidInput('plannedFrom lies between 1990 and 2200.', 'input.plannedFrom');
    }
    if (plannedTo < plannedFrom || plannedTo > addMonths(plannedFrom, 12)) {
      throw invalidInput('plannedTo is at most a year after plannedFrom, and not before it.', 'input.plannedTo');
    }
    if ((periodFrom == null) !== (periodTo == null) || (periodFrom && periodTo && periodTo < periodFrom)) {
      throw invalidInput('A period has a first day and a last one, in this order.', 'input.periodTo');
    }
    if (type === 'INTERNAL_CONTROL_AUDIT' && plannedTo >= this.parts.desk.today) {
      throw invalidInput(
        'Audits of internal control alone are discontinued; plan a financial one.',
        'input.type',
        'LEGACY_TYPE',
      );
    }
  }

  /** Another agency's agreement, one with another partner and an invented one are all not there. */
  private async agreementsIn(
    { agreementIds }: PlanActivityInput,
    agency: string,
    partnerId: string,
  ): Promise<string[]> {
    const asked = [...new Set(agreementIds ?? [])];
    if (asked.length === 0) return [];
    const found = await this.repository.findAgreements(asked, agency, partnerId);
    if (found.length < asked.length) throw notFound('agreement');
    return asked;
  }
}

const noDays = {
  contactedOn: null,
  fieldVisitOn: null,
  draftToPartnerOn: null,
  partnerCommentsOn: null,
  draftToAgencyOn: null,
  agencyCommentsOn: null,
  submittedOn: null,
  finalOn: null,
};
