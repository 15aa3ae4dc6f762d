import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { RecommendationsArgs } from './recommendation.inputs';
import {
  type RecommendationPlace,
  RecommendationRepository,
  type RecommendationRow,
} from './recommendation.repository';
import type { OversightRecommendation } from './recommendation.view';

/** What was recommended; where agencies are with it, recommendation-answers know. */
export class RecommendationService {
  private readonly repository: RecommendationRepository;

  constructor(private readonly work: Work) {
    this.repository = new RecommendationRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.find(ids),
    (row: RecommendationRow) => row.id,
  );

  private readonly byMandate = rowsLoader(
    (ids) => this.repository.findOfMandates(ids),
    (row: RecommendationRow) => row.mandateId ?? '',
  );

  async find(id: string): Promise<OversightRecommendation | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  async get(id: string): Promise<OversightRecommendation> {
    const row = await this.find(id);
    if (!row) throw notFound('recommendation');
    return row;
  }

  ofMandate(mandateId: string): Promise<OversightRecommendation[]> {
    return this.byMandate.load(mandateId);
  }

  async page({ filter, first, after }: RecommendationsArgs): Promise<Page<OversightRecommendation>> {
    const { agency = null, status = null, overdue } = filter ?? {};
    if (agency === null && (status !== null || overdue)) {
      throw invalidInput('Say the agency whose status you ask for.', 'filter.agency');
    }
    const question = {
      report: filter?.report ?? null,
      kind: filter?.kind ?? null,
      addressee: filter?.addressee ?? null,
      mandateId: filter?.mandateId ?? null,
      agency,
      status,
      overdueOn: overdue ? dayOf(this.work.clock.now()) : null,
    };
    const rows = await this.repository.findPage(question, placeOf(after), first + 1);
    const counted = await this.repository.count(question);
    return pageOf(rows, first, counted, {
      cursor: ({ report, kind, number, id }) => [report, kind, String(number), id],
      node: (row) => row,
    });
  }
}

function placeOf(cursor: string | null | undefined): RecommendationPlace | null {
  const keys = decodeCursor(cursor, 4);
  if (keys === null) return null;
  const [report = '', kind = '', number = '', id = ''] = keys;
  if (isId(id) && /^\d{1,9}$/.test(number)) return [report, kind, Number(number), id];
  throw invalidInput('This cursor is not one of ours.', 'after');
}
