import { invalidInput } from '@partner-commons/platform/errors';
import { rankOf } from '../../terms/risk-level.enum';
import { bandOf, riskMatrixVersion } from '../risk-matrix/risk-matrix.rules';
import type { ReviseRiskInput } from './risk-entry.inputs';

/** The free text of a risk, which is sealed. */
export interface RiskWords {
  cause: string;
  event: string;
  consequence: string;
  owner: string;
  reason: string | null;
}

type Judged = Pick<ReviseRiskInput, 'likelihood' | 'impact' | 'residualLikelihood' | 'residualImpact' | 'response'>;

/** The bands by the matrix of today; they stay with the revision. */
export function judge({ likelihood, impact, residualLikelihood, residualImpact, response }: Judged) {
  const inherentBand = bandOf({ likelihood, impact });
  const residualBand = bandOf({ likelihood: residualLikelihood, impact: residualImpact });
  if (rankOf(residualBand) > rankOf(inherentBand)) {
    throw invalidInput(
      'What is in place cannot make the risk greater: the residual band is above the inherent one.',
      'input.residualLikelihood',
      'RESIDUAL_ABOVE_INHERENT',
    );
  }
  return {
    likelihood,
    impact,
    residualLikelihood,
    residualImpact,
    inherentBand,
    residualBand,
    response,
    matrixVersion: riskMatrixVersion,
  };
}

export const wordsOf = ({
  cause,
  event,
  consequence,
  owner,
}: Pick<ReviseRiskInput, 'cause' | 'event' | 'consequence' | 'owner'>) => ({ cause, event, consequence, owner });
