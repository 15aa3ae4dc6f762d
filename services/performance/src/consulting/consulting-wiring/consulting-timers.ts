import { concernDeadlineTimer } from '../concern-deadlines/concern-deadline.timer';
import { surveyTimer } from '../survey-results/survey.timer';

export const consultingTimers = [concernDeadlineTimer, surveyTimer];
