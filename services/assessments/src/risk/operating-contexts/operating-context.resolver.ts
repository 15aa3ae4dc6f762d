import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { OperatingContextFilter, SetOperatingContextInput } from './operating-context.inputs';
import {
  OperatingContext,
  OperatingContextStatement,
  OperatingContextStatementConnection,
} from './operating-context.view';

@Resolver(() => OperatingContextStatement)
export class OperatingContextResolver {
  @Query(() => OperatingContext, {
    nullable: true,
    description: 'How risky it is to work there (JIU-3); null when no agency says anything that is valid today.',
  })
  operatingContext(
    @Arg('country', () => String) country: string,
    @Arg('admin1', () => String, { nullable: true }) admin1: string | null,
    @Ctx() { operatingContexts }: AssessmentsContext,
  ) {
    return operatingContexts.find(country, admin1 ?? null);
  }

  @Query(() => OperatingContextStatementConnection, {
    description: 'All that agencies said of countries, the latest first, with what is over (JIU-3).',
  })
  operatingContextStatements(
    @Arg('filter', () => OperatingContextFilter, { defaultValue: {} }) filter: OperatingContextFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { operatingContexts }: AssessmentsContext,
  ) {
    return operatingContexts.page(filter, page);
  }

  @Mutation(() => OperatingContextStatement, {
    description:
      'Says how risky it is to work in a country or a part of it; takes the place of what your agency said before (JIU-3). Refused: INVALID_INPUT.',
  })
  setOperatingContext(
    @Arg('input', () => SetOperatingContextInput) input: SetOperatingContextInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('setOperatingContext', ({ operatingContexts }) => operatingContexts.set(input), {
      key: input.idempotencyKey,
      input,
      again: ({ operatingContexts }, id) => operatingContexts.get(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who says it.' })
  by(@Root() { agency }: OperatingContextStatement): Agency {
    return { code: agency };
  }
}
