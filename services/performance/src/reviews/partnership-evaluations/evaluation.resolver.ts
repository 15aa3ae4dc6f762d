import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { EvaluationBody } from '../evaluation-bodies/evaluation-body.view';
import {
  CreatePartnershipEvaluationInput,
  EvaluationStepInput,
  PartnershipEvaluationsArgs,
  UpdatePartnershipEvaluationInput,
} from './evaluation.inputs';
import type { EvaluationRow } from './evaluation.repository';
import { PartnershipEvaluation, PartnershipEvaluationConnection } from './evaluation.view';

@Resolver(() => PartnershipEvaluation)
export class EvaluationResolver {
  @Query(() => PartnershipEvaluation, {
    nullable: true,
    description: 'One joint evaluation (UNICEF-23); null when there is none, or none that you may know of yet.',
  })
  partnershipEvaluation(@Arg('id', () => ID) id: string, @Ctx() { evaluations }: PerformanceContext) {
    return evaluations.find(id);
  }

  @Query(() => PartnershipEvaluationConnection, {
    description:
      'Joint evaluations, newest first: published ones for all agencies, those that the own agency takes part in in every state; a partner sees its own from the day it is asked to answer (UNICEF-23).',
  })
  partnershipEvaluations(
    @Args(() => PartnershipEvaluationsArgs) args: PartnershipEvaluationsArgs,
    @Ctx() { evaluations }: PerformanceContext,
  ) {
    return evaluations.page(args);
  }

  @Mutation(() => PartnershipEvaluation, {
    description:
      'Begins a joint evaluation of a partnership that your agency leads, as a draft for all who take part (UNICEF-23). Refused: NOT_FOUND for the partner, INVALID_INPUT / PERIOD_REVERSED, FORBIDDEN when your role is for an office and no country is named.',
  })
  createPartnershipEvaluation(
    @Arg('input', () => CreatePartnershipEvaluationInput) input: CreatePartnershipEvaluationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('createPartnershipEvaluation', ({ evaluations }) => evaluations.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ evaluations }, id) => evaluations.get(id),
    });
  }

  @Mutation(() => PartnershipEvaluation, {
    description:
      'Writes the whole of a draft anew, by any agency that takes part (UNICEF-23). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, or INVALID_STATE once answers were asked for; and as createPartnershipEvaluation.',
  })
  updatePartnershipEvaluation(
    @Arg('input', () => UpdatePartnershipEvaluationInput) input: UpdatePartnershipEvaluationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('updatePartnershipEvaluation', ({ evaluations }) => evaluations.update(input));
  }

  @Mutation(() => PartnershipEvaluation, {
    description:
      'Shows the evaluation to the partner, and asks it and all agencies that take part to answer (UNICEF-23). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE.',
  })
  submitPartnershipEvaluation(
    @Arg('input', () => EvaluationStepInput) input: EvaluationStepInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('submitPartnershipEvaluation', ({ evaluationSteps }) => evaluationSteps.submit(input));
  }

  @Mutation(() => PartnershipEvaluation, {
    description:
      'Shows title and summary to all agencies, once everybody answered or 15 working days are over (UNICEF-23). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE, PRECONDITION_FAILED / RESPONSE_WINDOW_OPEN.',
  })
  publishPartnershipEvaluation(
    @Arg('input', () => EvaluationStepInput) input: EvaluationStepInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('publishPartnershipEvaluation', ({ evaluationSteps }) => evaluationSteps.publish(input));
  }

  @Mutation(() => PartnershipEvaluation, {
    description:
      'Takes an evaluation back; it stays on record for those who took part (UNICEF-23). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE.',
  })
  withdrawPartnershipEvaluation(
    @Arg('input', () => EvaluationStepInput) input: EvaluationStepInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawPartnershipEvaluation', ({ evaluationSteps }) =>
      evaluationSteps.withdraw(input),
    );
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who leads; null only beside an error.' })
  lead(@Root() { leadCode }: EvaluationRow): Agency {
    return { code: leadCode };
  }

  @FieldResolver(() => [Agency], { nullable: true, description: 'All that take part; null only beside an error.' })
  agencies(@Root() { agencyCodes }: EvaluationRow): Agency[] {
    return agencyCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'The partner; null only beside an error.' })
  async partner(
    @Root() { partnerId }: EvaluationRow,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => EvaluationBody, {
    description:
      'CONFIDENTIAL: what it says, and the answers. For the agencies that take part and the partner; others get a redaction. Reading it is recorded.',
  })
  body(@Root() evaluation: EvaluationRow, @Ctx() { evaluationBodies }: PerformanceContext) {
    return evaluationBodies.read(evaluation);
  }
}
