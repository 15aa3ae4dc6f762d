import { notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { RespondentCaseRepository, type RespondentCaseRow } from './respondent-case.repository';

/** What concerns one of several respondents: a user may act for two of the same case. */
export const concerning = <Row extends { partnerIds: string[] }>(
  rows: readonly Row[],
  { partnerId }: { partnerId: string },
) => rows.filter(({ partnerIds }) => partnerIds.includes(partnerId));

/** How a partner looks at its own cases; each look is recorded. */
export class RespondentCaseService {
  constructor(private readonly work: Work) {}

  list(caseId: string | null): Promise<RespondentCaseRow[]> {
    if (caseId !== null && !isId(caseId)) return Promise.resolve([]);
    return this.work.database.confidential(async (transaction) => {
      const rows = await new RespondentCaseRepository(transaction).find(caseId);
      const ids = rows.map((row) => row.caseId);
      await this.work.audit
        .within(transaction, 'partnerCases')
        .record({ objectType: 'IneligibilityCase', detail: { ids } });
      return rows;
    });
  }

  async get(caseId: string, respondentId: string): Promise<RespondentCaseRow> {
    const row = (await this.list(caseId)).find(({ id }) => id === respondentId);
    if (!row) throw notFound('case');
    return row;
  }
}
