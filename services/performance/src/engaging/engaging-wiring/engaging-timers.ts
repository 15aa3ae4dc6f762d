import { concentrationTimer } from '../concentrations/concentration.timer';
import { corroborationTimer } from '../corroborations/corroboration.timer';

export const engagingTimers = [concentrationTimer, corroborationTimer];
