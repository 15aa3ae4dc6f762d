import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { IneligibilityCaseFilter } from '../cases/case.inputs';
import { CaseRepository, type CaseRow } from '../cases/case.repository';
import type { CaseLook } from '../cases/case.view';
import { CaseRecordRepository } from '../cases/case-record.repository';

/** How staff look at cases; each look is recorded. */
export class CaseReadingService {
  constructor(private readonly work: Work) {}

  /** Who was alerted sees that there is a case (S-INV-11); everybody else, that there is none. */
  async look(id: string): Promise<CaseLook | null> {
    const { database, audit, viewer } = this.work;
    if (!isId(id)) return null;
    return database.confidential(async (transaction) => {
      const row = await new CaseRepository(transaction).find(id);
      const isAlerted = !row && (await new CaseRecordRepository(transaction).isAlerted(id, viewer.agency ?? ''));
      const objectId = row || isAlerted ? id : undefined;
      await audit.within(transaction, 'ineligibilityCase').record({ objectType: 'IneligibilityCase', objectId });
      return row ?? (isAlerted ? { id, redaction: confidential(howToLearnMore) } : null);
    });
  }

  search({ partnerId, state }: IneligibilityCaseFilter, { first, after }: PageArgs): Promise<Page<CaseRow>> {
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    const [last] = decodeCursor(after, 1) ?? [];
    if (last !== undefined && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { partnerId: partnerId ?? null, state: state ?? null, after: last ?? null, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const cases = new CaseRepository(transaction);
      const rows = await cases.search(search);
      const page = pageOf(rows, first, await cases.count(search), { cursor: ({ id }) => [id], node: (row) => row });
      const ids = page.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'ineligibilityCases')
        .record({ objectType: 'IneligibilityCase', detail: { partnerId, state, ids } });
      return page;
    });
  }
}

const howToLearnMore = 'Ask the integrity office of the lead agency, whose contact stands in the alert.';
