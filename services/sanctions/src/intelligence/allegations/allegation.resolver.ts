import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import {
  AllegationFilter,
  ConcludeAllegationInput,
  IntegrityAllegationConnection,
  RecordAllegationInput,
  TriageAllegationInput,
} from './allegation.inputs';
import type { ReadAllegation } from './allegation.service';
import { IntegrityAllegation } from './allegation.view';

@Resolver(() => IntegrityAllegation)
export class AllegationResolver {
  @Query(() => IntegrityAllegation, {
    nullable: true,
    description: 'One allegation that your agency received; null when there is none. Each look is recorded.',
  })
  allegation(@Arg('id', () => ID) id: string, @Ctx() { allegations }: SanctionsContext) {
    return allegations.find(id);
  }

  @Query(() => IntegrityAllegationConnection, {
    description: 'Allegations that your agency received, newest first (JIU-104). Each look is recorded.',
  })
  allegations(
    @Arg('filter', () => AllegationFilter, { defaultValue: {} }) filter: AllegationFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { allegations }: SanctionsContext,
  ) {
    return allegations.search(filter, page);
  }

  @Mutation(() => IntegrityAllegation, {
    description:
      'Records an allegation that your agency received. Refused: NOT_FOUND, INVALID_INPUT / PERSONAL_DATA (S-INV-11).',
  })
  recordAllegation(
    @Arg('input', () => RecordAllegationInput) input: RecordAllegationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('recordAllegation', ({ allegations }) => allegations.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ allegations }, id) => allegations.get(id),
    });
  }

  @Mutation(() => IntegrityAllegation, {
    description:
      'Takes the first look: to an office that investigates, to another body, or closed. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / PERSONAL_DATA.',
  })
  triageAllegation(
    @Arg('input', () => TriageAllegationInput) input: TriageAllegationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('triageAllegation', ({ allegations }) => allegations.triage(input));
  }

  @Mutation(() => IntegrityAllegation, {
    description:
      'Says what an investigation came to. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / PERSONAL_DATA.',
  })
  concludeAllegation(
    @Arg('input', () => ConcludeAllegationInput) input: ConcludeAllegationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('concludeAllegation', ({ allegations }) => allegations.conclude(input));
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(
    @Root() { partnerId }: ReadAllegation,
    @Ctx() { partnerRedirects }: SanctionsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}
