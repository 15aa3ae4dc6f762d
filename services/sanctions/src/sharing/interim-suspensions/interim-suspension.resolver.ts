import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import {
  ImposeInterimSuspensionInput,
  InterimSuspensionFilter,
  JoinInterimSuspensionInput,
  LiftInterimSuspensionInput,
  RenewInterimSuspensionInput,
} from './interim-suspension.inputs';
import { InterimSuspension, InterimSuspensionConnection } from './interim-suspension.view';

@Resolver(() => InterimSuspension)
export class InterimSuspensionResolver {
  @Query(() => InterimSuspensionConnection, {
    description:
      'Interim suspensions of your own agency, the latest first (S-INV-7). IP units see those that they joined; those of a case are for who handles cases.',
  })
  interimSuspensions(
    @Arg('filter', () => InterimSuspensionFilter, { defaultValue: {} }) filter: InterimSuspensionFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { interimSuspensions }: SanctionsContext,
  ) {
    return interimSuspensions.search(filter, page);
  }

  @Mutation(() => InterimSuspension, {
    description:
      'Suspends the respondents of a case of your agency as a precaution, for your agency alone, and alerts the agencies that are exposed (S-INV-7). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_SUSPENDED, INVALID_INPUT / PERSONAL_DATA.',
  })
  imposeInterimSuspension(
    @Arg('input', () => ImposeInterimSuspensionInput) input: ImposeInterimSuspensionInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction(
      'imposeInterimSuspension',
      ({ interimSuspensions }) => interimSuspensions.impose(input),
      {
        key: input.idempotencyKey,
        input,
        again: ({ interimSuspensions }, id) => interimSuspensions.get(id),
      },
    );
  }

  @Mutation(() => InterimSuspension, {
    description:
      'Suspends a partner for your agency too, as long as the suspension that you were alerted to (S-INV-7). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_SUSPENDED, INVALID_INPUT / PERSONAL_DATA.',
  })
  joinInterimSuspension(
    @Arg('input', () => JoinInterimSuspensionInput) input: JoinInterimSuspensionInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('joinInterimSuspension', ({ interimSuspensions }) => interimSuspensions.join(input));
  }

  @Mutation(() => InterimSuspension, {
    description:
      'Prolongs an interim suspension of your agency, once (S-INV-7). Refused: NOT_FOUND, CONFLICT / ALREADY_RENEWED, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  renewInterimSuspension(
    @Arg('input', () => RenewInterimSuspensionInput) input: RenewInterimSuspensionInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('renewInterimSuspension', ({ interimSuspensions }) => interimSuspensions.renew(input));
  }

  @Mutation(() => InterimSuspension, {
    description:
      'Ends an interim suspension of your agency before its time; with an imposed one those that were joined end too (S-INV-7). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  liftInterimSuspension(
    @Arg('input', () => LiftInterimSuspensionInput) input: LiftInterimSuspensionInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('liftInterimSuspension', ({ interimSuspensions }) => interimSuspensions.lift(input));
  }

  @FieldResolver(() => [Partner], { nullable: true, description: 'Respondents of the case, at most 100.' })
  partners(@Root() { partnerIds }: InterimSuspension): Partner[] {
    return partnerIds.slice(0, 100).map((id) => ({ id }));
  }
}
