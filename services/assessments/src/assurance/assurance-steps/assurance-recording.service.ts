import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { AssuranceActivityState } from '../assurance-activities/assurance-activity.enums';
import type { AssuranceStepInput } from '../assurance-activities/assurance-activity.inputs';
import type { ActivityRow } from '../assurance-activities/assurance-activity.repository';
import {
  type ActivityDates,
  dateProblem,
  isAudit,
  isNegative,
  isOpen,
  mayBecome,
  missingForSubmission,
  needsOpinion,
} from '../assurance-activities/assurance-activity.rules';
import type { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import type { RecordAssuranceInput } from '../assurance-reports/assurance-report.inputs';
import type { AssuranceReportService } from '../assurance-reports/assurance-report.service';
import { type ActivityDesk, wrongState } from './activity-desk';

export interface RecordingParts {
  desk: ActivityDesk;
  reports: AssuranceReportService;
}

/** Records what was done, up to the final report. */
export class AssuranceRecordingService {
  constructor(private readonly parts: RecordingParts) {}

  async record(input: RecordAssuranceInput): Promise<AssuranceActivity> {
    const { desk, reports } = this.parts;
    const row = await desk.lockOwn(input.activityId, input.expectedVersion);
    if (!isOpen(row.state)) throw wrongState(row);
    if (input.opinion && !isAudit(row.type)) {
      throw invalidInput('Only an audit has an opinion.', 'input.opinion', 'OPINION_OF_AUDITS_ONLY');
    }
    const change = { ...datesIn(input, row), ...windowIn(input, row) };
    this.checkDates({ ...row, ...change });
    const begun = change.contactedOn ?? change.fieldVisitOn ?? change.draftToPartnerOn ?? null;
    if (input.amounts || input.summary || input.reportFileId) await reports.record(row, input, desk.today);
    return desk.save(
      row,
      {
        ...change,
        conductedMode: input.conductedMode ?? row.conductedMode,
        opinion: input.opinion ?? row.opinion,
        state: begun === null ? row.state : AssuranceActivityState.IN_PROGRESS,
      },
      'RECORDED',
    );
  }

  async submit({ activityId, on, expectedVersion }: AssuranceStepInput): Promise<AssuranceActivity> {
    const { desk, reports } = this.parts;
    const row = await desk.lockOwn(activityId, expectedVersion);
    if (!mayBecome(row.state, 'SUBMITTED')) throw wrongState(row);
    const dates = { ...row, submittedOn: on ?? desk.today };
    this.checkDates(dates, 'on');
    const { fileId } = await reports.rowOf(row);
    const missing = missingForSubmission(row.type, row, fileId !== null);
    if (missing.length > 0) {
      throw new AppError('PRECONDITION_FAILED', `Before it is submitted it needs ${missing.join(', ')}.`, {
        reason: 'MISSING_REQUIREMENT',
        facts: { missing },
      });
    }
    const { submittedOn } = dates;
    return desk.save(row, { state: AssuranceActivityState.SUBMITTED, submittedOn }, 'SUBMITTED');
  }

  async finalise({ activityId, on, expectedVersion }: AssuranceStepInput): Promise<AssuranceActivity> {
    const { desk } = this.parts;
    const row = await desk.lockOwn(activityId, expectedVersion);
    if (!mayBecome(row.state, 'FINAL')) throw wrongState(row);
    const finalOn = on ?? desk.today;
    this.checkDates({ ...row, finalOn }, 'on');
    if (needsOpinion(row.type) && row.opinion === null) {
      throw new AppError('PRECONDITION_FAILED', 'A financial audit ends with an opinion.', {
        reason: 'OPINION_REQUIRED',
      });
    }
    await this.demandActions(row);
    const final = await desk.save(row, { state: AssuranceActivityState.FINAL, finalOn }, 'FINAL');
    if (isNegative(row.opinion)) {
      await desk.followers.invalidatingEvents.raise({
        partnerId: row.partnerId,
        kind: 'ADVERSE_OR_DISCLAIMED_AUDIT',
        occurredOn: finalOn,
        source: 'ASSURANCE_ACTIVITY',
        sourceId: row.id,
        agency: row.agency,
      });
    }
    return final;
  }

  /** standards.md 3.2: a HIGH finding needs at least one high-priority action before the report is final. */
  private async demandActions({ id }: ActivityRow): Promise<void> {
    const { highWithoutAction } = await this.parts.desk.followers.findings.summaryOf('ASSURANCE_ACTIVITY', id);
    if (highWithoutAction === 0) return;
    throw new AppError('PRECONDITION_FAILED', 'Each HIGH finding needs an action of high priority first.', {
      reason: 'HIGH_FINDING_WITHOUT_ACTION',
      facts: { highWithoutAction },
    });
  }

  private checkDates(dates: ActivityDates, only?: string): void {
    const problem = dateProblem(dates, this.parts.desk.today);
    if (problem) throw invalidInput(problem.message, `input.${only ?? problem.field}`, 'DATES_NOT_IN_ORDER');
  }
}

type Recorded = Omit<ActivityDates, 'submittedOn' | 'finalOn'>;

const datesIn = (input: RecordAssuranceInput, row: ActivityRow): Recorded => ({
  contactedOn: input.contactedOn ?? row.contactedOn,
  fieldVisitOn: input.fieldVisitOn ?? row.fieldVisitOn,
  draftToPartnerOn: input.draftToPartnerOn ?? row.draftToPartnerOn,
  partnerCommentsOn: input.partnerCommentsOn ?? row.partnerCommentsOn,
  draftToAgencyOn: input.draftToAgencyOn ?? row.draftToAgencyOn,
  agencyCommentsOn: input.agencyCommentsOn ?? row.agencyCommentsOn,
});

/** An activity keeps the year for which it counts: for another one it is planned anew. */
function windowIn(input: RecordAssuranceInput, row: ActivityRow): Pick<ActivityRow, 'plannedFrom' | 'plannedTo'> {
  const plannedFrom = input.plannedFrom ?? row.plannedFrom;
  const plannedTo = input.plannedTo ?? row.plannedTo;
  if (Number(plannedFrom.slice(0, 4)) !== row.year) {
    throw invalidInput(`It counts for ${row.year}; plan another one for another year.`, 'input.plannedFrom');
  }
  if (plannedTo < plannedFrom) throw invalidInput('plannedTo is before plannedFrom.', 'input.plannedTo');
  return { plannedFrom, plannedTo };
}
