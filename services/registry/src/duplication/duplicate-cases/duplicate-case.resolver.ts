import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import { DuplicateCase } from './duplicate-case.entity';
import { DecideDuplicatePairInput, DuplicateCaseConnection, DuplicateCaseFilter } from './duplicate-case.inputs';
import type { DuplicateCaseRow } from './duplicate-case.repository';

@Resolver(() => DuplicateCase)
export class DuplicateCaseResolver {
  @Query(() => DuplicateCase, {
    nullable: true,
    description: 'One pair of possible duplicates; null when there is none.',
  })
  duplicateCase(@Arg('id', () => ID) id: string, @Ctx() { duplicateCases }: RegistryContext) {
    return duplicateCases.find(id);
  }

  @Query(() => DuplicateCaseConnection, {
    description:
      'The queue of possible duplicates, the likeliest first; pairs of which one was merged meanwhile are gone.',
  })
  duplicateCases(
    @Arg('filter', () => DuplicateCaseFilter, { defaultValue: {} }) filter: DuplicateCaseFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { duplicateCases }: RegistryContext,
  ) {
    return duplicateCases.search(filter, page);
  }

  @Mutation(() => DuplicateCase, {
    description:
      'Says whether two partners are one: NOT_DUPLICATE is documented by one person (R-INV-9), DUPLICATE by two different ones; a merge then follows (proposeMerge). Refused: NOT_FOUND, CONFLICT / ALREADY_MERGED, FORBIDDEN / SEGREGATION_OF_DUTIES.',
  })
  decideDuplicatePair(
    @Arg('input', () => DecideDuplicatePairInput) input: DecideDuplicatePairInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('decideDuplicatePair', ({ duplicateCases }) => duplicateCases.decide(input));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'One of the two; after a merge the survivor.' })
  partner(@Root() { partnerId }: DuplicateCaseRow, @Ctx() { partners }: RegistryContext) {
    return partners.find(partnerId);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The other one; after a merge the survivor.' })
  other(@Root() { otherId }: DuplicateCaseRow, @Ctx() { partners }: RegistryContext) {
    return partners.find(otherId);
  }

  @FieldResolver(() => Int, { description: 'Whole days since they were found; until the decision, once there is one.' })
  ageDays(@Root() row: DuplicateCaseRow, @Ctx() { duplicateCases }: RegistryContext) {
    return duplicateCases.ageInDays(row);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it waits for longer than it should.' })
  overdue(@Root() row: DuplicateCaseRow, @Ctx() { duplicateCases }: RegistryContext) {
    return duplicateCases.isOverdue(row);
  }
}
