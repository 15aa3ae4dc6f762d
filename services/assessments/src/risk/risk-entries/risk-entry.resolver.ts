import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { Mitigation } from '../mitigations/mitigation.view';
import { RiskAcceptance } from '../risk-appetites/risk-acceptance.view';
import { CloseRiskInput, RecordRiskInput, ReviseRiskInput, RiskFilter } from './risk-entry.inputs';
import { RiskEntry, RiskEntryConnection, RiskRevision } from './risk-entry.view';

@Resolver(() => RiskEntry)
export class RiskEntryResolver {
  @Query(() => RiskEntryConnection, {
    description: 'The risk register of your own agency, the latest risk first (JIU-36). Reading it is recorded.',
  })
  riskRegister(
    @Arg('filter', () => RiskFilter, { defaultValue: {} }) filter: RiskFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { riskEntries }: AssessmentsContext,
  ) {
    return riskEntries.search(filter, page);
  }

  @Query(() => RiskEntry, {
    nullable: true,
    description: 'One risk of your own agency; null for any other id. Reading it is recorded.',
  })
  riskEntry(@Arg('id', () => ID) id: string, @Ctx() { riskEntries }: AssessmentsContext) {
    return riskEntries.find(id);
  }

  @Mutation(() => RiskEntry, {
    description:
      'Records a risk in working with a partner; its bands come from riskMatrix (JIU-36). Above the appetite its appetiteStatus is BREACH until somebody accepts that (JIU-39). Refused: NOT_FOUND, INVALID_INPUT / RESIDUAL_ABOVE_INHERENT.',
  })
  recordRisk(@Arg('input', () => RecordRiskInput) input: RecordRiskInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('recordRisk', ({ riskEntries }) => riskEntries.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ riskEntries }, id) => riskEntries.get(id),
    });
  }

  @Mutation(() => RiskEntry, {
    description:
      'Says how a risk is seen now, and why; what was said before stays in its history (JIU-36). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, INVALID_INPUT / RESIDUAL_ABOVE_INHERENT.',
  })
  reviseRisk(@Arg('input', () => ReviseRiskInput) input: ReviseRiskInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('reviseRisk', ({ riskEntries }) => riskEntries.revise(input));
  }

  @Mutation(() => RiskEntry, {
    description:
      'Closes a risk that does not count any more, once its mitigations are done or cancelled (JIU-36). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, CONFLICT / MITIGATIONS_OPEN.',
  })
  closeRisk(@Arg('input', () => CloseRiskInput) input: CloseRiskInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('closeRisk', ({ riskEntries }) => riskEntries.close(input));
  }

  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId }: RiskEntry): Partner {
    return { id: partnerId };
  }

  @FieldResolver(() => [RiskRevision], { description: 'All that was said of it, the first one first; the latest 100.' })
  history(@Root() { id }: RiskEntry, @Ctx() { riskEntries }: AssessmentsContext) {
    return riskEntries.historyOf(id);
  }

  @FieldResolver(() => [Mitigation], { description: 'What is done about it, the first one first; the latest 100.' })
  mitigations(@Root() { id }: RiskEntry, @Ctx() { mitigations }: AssessmentsContext) {
    return mitigations.ofRisk(id);
  }

  @FieldResolver(() => [RiskAcceptance], {
    description: 'Who accepted it above the appetite, the first one first; the latest 100.',
  })
  acceptances(@Root() { id }: RiskEntry, @Ctx() { riskAcceptances }: AssessmentsContext) {
    return riskAcceptances.ofRisk(id);
  }
}
