import { DateTime } from '@partner-commons/platform/scalars';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { AgreeToEquivalenceInput, EquivalencesArgs, ProposeEquivalenceInput } from './equivalence.inputs';
import { MethodologyEquivalenceConnection } from './equivalence.page';
import type { EquivalenceRow } from './equivalence.repository';
import { describeGaps, holdsFor } from './equivalence.rules';
import { decidedAtOf, proposalOf } from './equivalence.service';
import { EquivalenceGap, MethodologyEquivalence, MethodologyReference } from './equivalence.view';

@Resolver(() => MethodologyEquivalence)
export class EquivalenceResolver {
  @Query(() => MethodologyEquivalenceConnection, {
    description: 'Equivalences between methodologies, the oldest first: coverage, gaps, and who agreed (JIU-15).',
  })
  equivalences(@Args(() => EquivalencesArgs) args: EquivalencesArgs, @Ctx() { equivalences }: AssessmentsContext) {
    return equivalences.list(args);
  }

  @Mutation(() => MethodologyEquivalence, {
    description:
      'Proposes that one methodology answers another, and agrees to it for the own agency; it holds once another agency agrees (JIU-15). Refused: INVALID_INPUT / UNKNOWN_METHODOLOGY, EQUIVALENCE_NOT_VALID.',
  })
  proposeEquivalence(
    @Arg('input', () => ProposeEquivalenceInput) input: ProposeEquivalenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('proposeEquivalence', ({ equivalences }) => equivalences.propose(input), {
      key: input.idempotencyKey,
      input,
      again: ({ equivalences }, id) => equivalences.get(id),
    });
  }

  @Mutation(() => MethodologyEquivalence, {
    description:
      'Says whether the own agency relies on an equivalence; it may change its mind (JIU-15). Refused: NOT_FOUND.',
  })
  agreeToEquivalence(
    @Arg('input', () => AgreeToEquivalenceInput) input: AgreeToEquivalenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('agreeToEquivalence', ({ equivalences }) => equivalences.agree(input));
  }

  @FieldResolver(() => MethodologyReference, { description: 'The methodology that is relied on.' })
  from(@Root() { from }: EquivalenceRow, @Ctx() { methodologies }: AssessmentsContext) {
    return methodologies.get(from.code, from.version);
  }

  @FieldResolver(() => MethodologyReference, { description: 'The methodology that is asked for.' })
  to(@Root() { to }: EquivalenceRow, @Ctx() { methodologies }: AssessmentsContext) {
    return methodologies.get(to.code, to.version);
  }

  @FieldResolver(() => [EquivalenceGap], { description: 'What is still to assess.' })
  async gaps(@Root() { gaps, to }: EquivalenceRow, @Ctx() { methodologies }: AssessmentsContext) {
    return describeGaps(await methodologies.get(to.code, to.version), gaps);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Null for those that are shipped, or beside an error.' })
  proposedBy(@Root() { proposedBy }: EquivalenceRow): Agency | null {
    return proposedBy === null ? null : { code: proposedBy };
  }

  @FieldResolver(() => [Agency], { nullable: true, description: 'Who agreed; null only beside an error.' })
  agreedBy(@Root() { agreements }: EquivalenceRow): Agency[] {
    return agreements.filter(({ agreed }) => agreed).map(({ agency }) => ({ code: agency }));
  }

  @FieldResolver(() => [Agency], { nullable: true, description: 'Who declined; null only beside an error.' })
  declinedBy(@Root() { agreements }: EquivalenceRow): Agency[] {
    return agreements.filter(({ agreed }) => !agreed).map(({ agency }) => ({ code: agency }));
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When another agency than proposed it agreed; shipped ones hold from the start. Null before.',
  })
  decidedAt(@Root() row: EquivalenceRow): Date | null {
    return decidedAtOf(row);
  }

  @FieldResolver(() => Boolean, { description: "Whether the caller's agency relies on it." })
  holdsForUs(@Root() row: EquivalenceRow, @Ctx() { viewer }: AssessmentsContext): boolean {
    return holdsFor(proposalOf(row), viewer.agency);
  }
}
