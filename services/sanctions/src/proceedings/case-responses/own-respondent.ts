import { invalidInput, notFound } from '@partner-commons/platform/errors';
import type { CaseRow } from '../cases/case.repository';
import type { CaseService } from '../cases/case.service';
import type { RespondentRow } from '../cases/case-record.repository';

export interface OwnCase {
  row: CaseRow;
  respondent: RespondentRow;
}

/** The case of a partner's user, locked, and for whom of the respondents it speaks. Row-level security shows it no others. */
export async function lockOwnCase(cases: CaseService, caseId: string, partnerId?: string | null): Promise<OwnCase> {
  const row = await cases.lock(caseId);
  const own = await cases.respondentsNow(row.id);
  const meant = partnerId ? own.filter((one) => one.partnerId === partnerId) : own;
  const [respondent, another] = meant;
  if (!respondent) throw notFound('case');
  if (another) throw invalidInput('You act for more than one respondent; say for which.', 'input.partnerId');
  return { row, respondent };
}
