import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import type { Assessment } from '../assessments/assessment.entity';
import { isDay } from '../assessments/assessment.rules';
import type { AssessmentFilter, AssessmentsArgs } from './assessment-list.inputs';
import {
  AssessmentListRepository,
  type AssessmentSearch,
  type PartnerAssessment,
  type PartnerCount,
} from './assessment-list.repository';

interface PageLoaders {
  rows: DataLoader<string, PartnerAssessment[]>;
  counts: DataLoader<string, PartnerCount | null>;
}

/** In the place of a day in cursors; PostgreSQL takes it for the last of all days. */
const notFinal = 'infinity';

/** Lists of assessments: what every agency may see of all, and a partner of its own. */
export class AssessmentListService {
  private readonly repository: AssessmentListRepository;
  /** Loaders by argument: all partners of one list ask with the same ones, so a list costs one statement. */
  private readonly pages = new Map<string, PageLoaders>();

  constructor(private readonly work: Work) {
    this.repository = new AssessmentListRepository(work.database.manager);
  }

  async ofPartner(partnerId: string, args: AssessmentsArgs): Promise<Page<Assessment>> {
    const { rows, counts } = this.pageLoaders(args);
    const [found, counted] = await Promise.all([rows.load(partnerId), counts.load(partnerId)]);
    return pageOf(found, args.first, counted?.count ?? 0, { cursor: placeOf, node: (row) => row });
  }

  /** In the order of their ends when it is asked which ones end; else what is underway first, then the newest. */
  async search(filter: AssessmentFilter, { first, after }: PageArgs): Promise<Page<Assessment>> {
    const search = this.searchOf(filter);
    const place = { after: readCursor(after), limit: first + 1 };
    const byEnd = search.expiringBefore !== null;
    const rows = byEnd ? this.repository.searchByEnd(search, place) : this.repository.search(search, place);
    const [found, counted] = await Promise.all([rows, this.repository.count(search)]);
    return pageOf(found, first, counted, { cursor: byEnd ? endOf : placeOf, node: (row) => row });
  }

  private searchOf({
    partnerId,
    kinds,
    states,
    owner,
    country,
    validOn,
    expiringBefore,
  }: AssessmentFilter): AssessmentSearch {
    const { viewer } = this.work;
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not an id.', 'filter.partnerId');
    const own = viewer.kind === 'PARTNER' ? [viewer.partnerId ?? '', ...viewer.partnerIds].filter(isId) : null;
    const wanted = partnerId ? [partnerId] : null;
    return {
      // A partner's users look among their own, whatever they name.
      partnerIds: own ? (wanted ?? own).filter((id) => own.includes(id)) : wanted,
      kinds: kinds ?? null,
      states: states ?? null,
      owner: owner ?? null,
      country: country ?? null,
      validOn: validOn ?? null,
      expiringBefore: expiringBefore ?? null,
    };
  }

  private pageLoaders({ first, after, kind, state }: AssessmentsArgs): PageLoaders {
    const wanted = { kind: kind ?? null, state: state ?? null };
    const key = JSON.stringify([first, after, wanted]);
    const known = this.pages.get(key);
    if (known) return known;
    const place = { after: readCursor(after), limit: first + 1 };
    const loaders = {
      rows: rowsLoader(
        (ids) => this.repository.findPages(ids, wanted, place),
        (row: PartnerAssessment) => row.askedId,
      ),
      counts: rowLoader(
        (ids) => this.repository.countOfPartners(ids, wanted),
        (row: PartnerCount) => row.partnerId,
      ),
    };
    this.pages.set(key, loaders);
    return loaders;
  }
}

const placeOf = ({ finalisedOn, id }: Assessment) => [finalisedOn ?? notFinal, id];
const endOf = ({ validUntil, id }: Assessment) => [validUntil ?? notFinal, id];

function readCursor(after: string | undefined): string[] | null {
  const cursor = decodeCursor(after, 2);
  const [day = '', id = ''] = cursor ?? [];
  if (cursor && !((day === notFinal || isDay(day)) && isId(id))) {
    throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
  }
  return cursor;
}
