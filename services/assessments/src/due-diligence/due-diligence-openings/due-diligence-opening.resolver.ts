import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import {
  CancelDueDiligenceInput,
  OpenDueDiligenceInput,
  ReviseDueDiligenceInput,
} from '../due-diligence-cases/due-diligence-case.inputs';
import { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';

@Resolver()
export class DueDiligenceOpeningResolver {
  @Mutation(() => DueDiligenceCase, {
    description:
      'Opens a due diligence of your agency; a versioned rule chooses the level by type, amount and risk (JIU-4, HAB-16). Look at `Partner.dueDiligence(inForce: true)` and `reusable` first. Refused: NOT_FOUND, CONFLICT / ALREADY_OPEN, PRECONDITION_FAILED / NOT_REUSABLE, PRECONDITION_FAILED / DISCLOSURE_REQUIRED, INVALID_INPUT.',
  })
  openDueDiligence(
    @Arg('input', () => OpenDueDiligenceInput) input: OpenDueDiligenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('openDueDiligence', ({ dueDiligenceOpenings }) => dueDiligenceOpenings.open(input), {
      key: input.idempotencyKey,
      input,
      again: ({ dueDiligences }, id) => dueDiligences.get(id),
    });
  }

  @Mutation(() => DueDiligenceCase, {
    description:
      'Opens a new due diligence in place of one that was decided; the old decision stays in force until the new one is made. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_OPEN, CONFLICT / VERSION_CONFLICT, INVALID_INPUT.',
  })
  reviseDueDiligence(
    @Arg('input', () => ReviseDueDiligenceInput) input: ReviseDueDiligenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('reviseDueDiligence', ({ dueDiligenceOpenings }) => dueDiligenceOpenings.revise(input), {
      key: input.idempotencyKey,
      input,
      again: ({ dueDiligences }, id) => dueDiligences.get(id),
    });
  }

  @Mutation(() => DueDiligenceCase, {
    description:
      'Gives an undecided due diligence up; what was recorded stays readable. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  cancelDueDiligence(
    @Arg('input', () => CancelDueDiligenceInput) input: CancelDueDiligenceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('cancelDueDiligence', ({ dueDiligenceOpenings }) => dueDiligenceOpenings.cancel(input));
  }
}
