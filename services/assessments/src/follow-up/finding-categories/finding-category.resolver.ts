import { LocalDate } from '@partner-commons/platform/scalars';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { FindingCategory, FindingList } from './finding-category.view';

@Resolver()
export class FindingCategoryResolver {
  @Query(() => [FindingCategory], {
    description:
      'What findings may be about: 28 categories of spot checks, 16 titles of financial findings, 13 areas of key controls (standards.md 3.2), and two of integrity.',
  })
  findingCategories(
    @Arg('list', () => FindingList, { nullable: true, description: 'Only this list.' }) list: FindingList | null,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'In use on this day; today when not given.' })
    asOf: string | null,
    @Ctx() { findingCategories }: AssessmentsContext,
  ) {
    return findingCategories.inUse(list ?? null, asOf ?? null);
  }
}
