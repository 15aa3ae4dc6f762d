import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import type { Viewer } from '@partner-commons/platform/viewer';
import type { Day } from '@partner-commons/platform/whole-days';
import type { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';
import type { InvalidatingEventRow } from './invalidating-event.repository';

type Kind = `${InvalidatingEventKind}`;

/** What the partner may be told here: the others would tip it off before whoever owns them tells it (domain-model.md 2.8). */
const openToPartner: readonly Kind[] = [
  'ADVERSE_OR_DISCLAIMED_AUDIT',
  'LEGAL_STATUS_CHANGE',
  'MERGER',
  'BOARD_CHANGE_MAJORITY',
  'HEAD_OF_FINANCE_CHANGE',
  'SYSTEM_REPLACED',
];

export const mayKnow = ({ kind }: Pick<Viewer, 'kind'>, event: Pick<InvalidatingEventRow, 'kind'>) =>
  kind === 'AGENCY' || (kind === 'PARTNER' && openToPartner.includes(event.kind));

/** Facts of the system raise and end these; people would only get ahead of them. */
const ofSystem: readonly Kind[] = ['HIT_CONFIRMED', 'MERGER'];

export function demandRecordable(kind: Kind): void {
  if (!ofSystem.includes(kind)) return;
  throw invalidInput(`${kind} is raised by the fact itself, and by nobody else.`, 'input.kind', 'RAISED_BY_FACT');
}

/**
 * Whoever asks to reuse an assessment must not talk its event away: the agency that raised it says that it is over, and it
 * takes another person. A hit ends when screening says so; what a fact raised else, an agency resolves whose result it touches.
 */
export function demandResolvable(
  { viewer, ownsResult }: { viewer: Viewer; ownsResult: boolean },
  event: Pick<InvalidatingEventRow, 'kind' | 'agency' | 'raisedBy' | 'resolvedAt'>,
): void {
  if (event.resolvedAt) throw new AppError('CONFLICT', 'Somebody resolved it already.', { reason: 'INVALID_STATE' });
  if (event.kind === 'HIT_CONFIRMED') {
    throw new AppError('PRECONDITION_FAILED', 'It ends when screening clears the partner.', { reason: 'ENDS_BY_FACT' });
  }
  const isTheirs = event.agency ? viewer.agency === event.agency : ownsResult;
  if (!isTheirs) throw forbidden('Another agency resolves this one.', 'NOT_THE_OWNER');
  if (event.raisedBy !== viewer.subject) return;
  throw forbidden('Somebody else than who recorded it resolves it.', 'SEGREGATION_OF_DUTIES');
}

/** What came before a result was part of it. On the same day nobody knows which was first, so it counts. */
export const isSince = ({ occurredOn }: Pick<InvalidatingEventRow, 'occurredOn'>, finalisedOn: Day | null) =>
  finalisedOn !== null && occurredOn >= finalisedOn;
