import { AppError } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import { isSatisfactory } from '../due-diligence-decisions/due-diligence-decision.rules';
import { DueDiligenceDecision, DueDiligenceLevel, DueDiligenceState } from './due-diligence-case.enums';
import type { CaseRow } from './due-diligence-case.repository';
import type { DueDiligenceCase } from './due-diligence-case.view';

export const isUndecided = ({ state }: Pick<CaseRow, 'state'>) => state === 'OPEN' || state === 'ESCALATED';

/** Whether it allows a legal instrument on the day; time counts before the timer has noticed it. */
export const isSatisfactoryOn = ({ state, decision, validUntil }: CaseRow, day: Day) =>
  state === 'DECIDED' && isSatisfactory(decision) && validUntil !== null && validUntil >= day;

export const resourceOf = ({ id, agency, partnerId, referenceNo }: CaseRow): Resource => ({
  type: 'DUE_DILIGENCE_CASE',
  id,
  ownerAgency: agency,
  partnerId,
  referenceNo,
});

export const invalidState = (message: string, { state }: CaseRow) =>
  new AppError('CONFLICT', message, { reason: 'INVALID_STATE', facts: { state } });

/** @param isPartner partners are not told that others were asked to join: it would warn of what is being looked into */
export function present(row: CaseRow, day: Day, isPartner: boolean): DueDiligenceCase {
  return {
    id: row.id,
    partnerId: row.partnerId,
    agencyCode: row.agency,
    referenceNo: row.referenceNo,
    country: row.country,
    level: DueDiligenceLevel[row.level],
    state: DueDiligenceState[isPartner && row.state === 'ESCALATED' ? 'OPEN' : row.state],
    decision: row.decision && DueDiligenceDecision[row.decision],
    satisfactory: isSatisfactoryOn(row, day),
    openedAt: row.openedAt,
    decidedOn: row.decidedOn,
    validUntil: row.validUntil,
    supersedesId: row.supersedes,
    version: row.version,
  };
}

/** As registry and every agency hear of it: what it allows, and until when; never why. */
export interface DueDiligenceChanged {
  caseId: string;
  partnerId: string;
  agency: string;
  level: string;
  state: string;
  decision: string | null;
  satisfactory: boolean;
  decidedOn: Day | null;
  validUntil: Day | null;
  at: Date;
}

export const changeOf = (row: CaseRow, at: Date, day: Day): DueDiligenceChanged => ({
  caseId: row.id,
  partnerId: row.partnerId,
  agency: row.agency,
  level: row.level,
  state: row.state,
  decision: row.decision,
  satisfactory: isSatisfactoryOn(row, day),
  decidedOn: row.decidedOn,
  validUntil: row.validUntil,
  at,
});
