import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { hasRole, type Viewer } from '@partner-commons/platform/viewer';
import { addDays } from '@partner-commons/platform/whole-days';
import { type RiskLevel, rankOf } from '../../terms/risk-level.enum';

/** From this many bands above the appetite on, the head of an office is not enough (JIU-39). */
const bandsForUnit = 2;

/** Nobody bears for ever what the agency does not want to bear: after this many days somebody looks again. */
const longestAcceptance = 366;

/** How many bands a residual risk is above the appetite; 0 when it is not. */
export const excessOf = (residual: RiskLevel, appetite: RiskLevel): number =>
  Math.max(0, rankOf(residual) - rankOf(appetite));

/** Two people for a risk above the appetite: whoever judged it does not accept it too. */
export function demandAcceptor(viewer: Viewer, excess: number, judgedBy: string): void {
  if (viewer.subject === judgedBy) {
    throw forbidden('Somebody else accepts a risk that you judged.', 'SEGREGATION_OF_DUTIES');
  }
  if (hasRole(viewer, 'IP_UNIT_ADMIN')) return;
  if (excess < bandsForUnit && hasRole(viewer, 'REPRESENTATIVE')) return;
  throw new AppError('FORBIDDEN', 'So far above the appetite only the partners unit of your agency accepts a risk.', {
    reason: 'HIGHER_APPROVAL_REQUIRED',
    rule: 'JIU-39',
  });
}

export function demandTerm(until: string, today: string): void {
  if (until >= today && until <= addDays(today, longestAcceptance)) return;
  throw invalidInput(`until lies between today and ${longestAcceptance} days from now.`, 'input.until');
}
