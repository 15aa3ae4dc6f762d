import { AppError, forbidden } from '@partner-commons/platform/errors';
import type { ObservationRow } from './observation.repository';
import type { Refusal } from './observation.rules';

const invalidState = (message: string, { type, state }: ObservationRow) =>
  new AppError('CONFLICT', message, { reason: 'INVALID_STATE', facts: { type, state } });

/** In words, what each refusal of the rules asks for. */
export const refusals: Record<Refusal, (row: ObservationRow) => AppError> = {
  NOT_ACTIVE: (row) => invalidState(`This observation is ${row.state}; it is kept as it was.`, row),
  WRONG_LEVEL: (row) => invalidState(`This is not possible for an observation that is ${row.type}.`, row),
  AWAITS_DECISION: (row) =>
    invalidState('Headquarters is deciding about this flag; it stays as it is until then.', row),
  ALREADY_DEFERRED: () =>
    new AppError('CONFLICT', 'Headquarters deferred this flag before. Record a new one with the new evidence.', {
      reason: 'ALREADY_DEFERRED',
    }),
  NOT_AUTHOR: () => forbidden('This is for whoever recorded the observation, or for headquarters of the agency.'),
  DECIDED: () =>
    forbidden('Headquarters has decided about this flag, so it is for headquarters now.', 'DECIDED_BY_HEADQUARTERS'),
  NOT_HEADQUARTERS: () => forbidden('This is for agency staff as IP_UNIT_ADMIN of the whole agency.'),
  SAME_PERSON: () =>
    forbidden('You recorded or escalated this flag; somebody else of headquarters decides.', 'SEGREGATION_OF_DUTIES'),
};
