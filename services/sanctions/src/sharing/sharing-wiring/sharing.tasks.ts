import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import { closeAlertTask, spreadAlertsTask } from '../alerts/alert.tasks';
import { ineligibilityTimer, refreshIneligibilityTask } from '../ineligibilities/ineligibility.tasks';
import { followSuspensionTask, interimSuspensionTimer } from '../interim-suspensions/interim-suspension.tasks';

export const sharingTasks = (background: Background<SanctionsFeatures>) => ({
  closeAlert: closeAlertTask(background),
  followSuspension: followSuspensionTask(background),
  refreshIneligibility: refreshIneligibilityTask(background),
  spreadAlerts: spreadAlertsTask(background),
});

export const sharingTimers = [ineligibilityTimer, interimSuspensionTimer];

/** Of each partner, and each claim, only the state that was told last is kept. */
export const sharingStates = [
  'sanctions.ineligibility-changed',
  'sanctions.interim-suspensions-changed',
  'sanctions.recovery-changed',
];
