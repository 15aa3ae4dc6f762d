import { reportContributionTimer } from '../report-contributions/report-contribution.timer';
import { reportingDutyTimer } from '../reporting-obligations/reporting-duty.timer';

export const reportingTimers = [reportContributionTimer, reportingDutyTimer];
