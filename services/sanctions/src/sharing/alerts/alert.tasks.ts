import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { AlertService } from './alert.service';

interface AlertFeatures {
  alerts: AlertService;
}

/** Copies for other agencies are made by the job role: no request sees who is exposed. */
export const spreadAlertsTask =
  (background: Background<AlertFeatures>): Task =>
  ({ partnerId }: { partnerId: string }) =>
    background.transaction('spreadAlerts', `spreadAlerts:${partnerId}`, ({ alerts }) => alerts.spread(partnerId));

export const closeAlertTask =
  (background: Background<AlertFeatures>): Task =>
  ({ alertId }: { alertId: string }) =>
    background.transaction('closeAlert', `closeAlert:${alertId}`, ({ alerts }) => alerts.closeDeliveries(alertId));
