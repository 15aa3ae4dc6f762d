import { invalidInput } from '@partner-commons/platform/errors';
import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { FindingCategoryRepository } from './finding-category.repository';
import type { FindingCategory, FindingList } from './finding-category.view';

/** What findings may be about on which day. */
export class FindingCategoryService {
  private read: Promise<FindingCategory[]> | null = null;

  constructor(private readonly work: Work) {}

  /** Those in use on the day; today when none is named. */
  async inUse(list: FindingList | null, asOf: Day | null): Promise<FindingCategory[]> {
    const day = asOf ?? dayOf(this.work.clock.now());
    return (await this.all()).filter((category) => (list === null || category.list === list) && isInUse(category, day));
  }

  /** Also one that is no longer in use: old findings keep theirs. */
  async get(code: string): Promise<FindingCategory> {
    const found = (await this.all()).find((category) => category.code === code);
    if (!found) throw new Error(`The finding category ${code} is gone`);
    return found;
  }

  async demand(code: string, field: string): Promise<FindingCategory> {
    const found = (await this.inUse(null, null)).find((category) => category.code === code);
    if (!found) throw invalidInput(`There is no category ${code} now; findingCategories names those in use.`, field);
    return found;
  }

  /** Read once per request. */
  private all(): Promise<FindingCategory[]> {
    this.read ??= new FindingCategoryRepository(this.work.database.manager).findAll();
    return this.read;
  }
}

const isInUse = ({ effectiveFrom, effectiveUntil }: FindingCategory, day: Day) =>
  effectiveFrom <= day && (effectiveUntil === null || day <= effectiveUntil);
