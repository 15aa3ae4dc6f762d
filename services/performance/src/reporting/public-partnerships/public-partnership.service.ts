import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { budgetBandOf } from './budget-band.rules';
import { PublicPartnershipRepository, type PublicRow } from './public-partnership.repository';
import type { PublicPartnership, PublicPartnershipsArgs, PublicResult } from './public-partnership.view';

/** What everybody sees of the work with partners (UNICEF-18): the same for members and strangers, so it needs no viewer. */
export class PublicPartnershipService {
  private readonly repository: PublicPartnershipRepository;

  constructor(work: Work) {
    this.repository = new PublicPartnershipRepository(work.database.manager);
  }

  private readonly results = rowsLoader(
    (ids) => this.repository.findResults(ids),
    (row: PublicResult) => row.engagementId,
  );

  /** A partner that is not PUBLIC is as absent as an invented id. */
  async page({ filter, first, after }: PublicPartnershipsArgs): Promise<Page<PublicPartnership>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = {
      partnerIds: filter?.partnerId ? [filter.partnerId] : null,
      agency: filter?.agency ?? null,
      country: filter?.country ?? null,
    };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, last, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: shownOf });
  }

  resultsOf({ id }: PublicPartnership): Promise<PublicResult[]> {
    return this.results.load(id);
  }
}

const shownOf = ({ totalUsd, publishesAmounts, ...row }: PublicRow): PublicPartnership => ({
  ...row,
  budgetBand: budgetBandOf(totalUsd),
  amountUsd: publishesAmounts ? totalUsd : null,
});
