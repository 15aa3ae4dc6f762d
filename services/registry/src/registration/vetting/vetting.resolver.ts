import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Registration } from '../registrations/registration.entity';
import { InformationRequest } from './information-request.entity';
import { AnswerInformationRequestInput, DecideVettingInput } from './vetting.inputs';
import { VettingDecision } from './vetting-decision.entity';

@Resolver(() => Registration)
export class VettingResolver {
  @Mutation(() => Registration, {
    description:
      'Decides on what was submitted: APPROVE leads to DECLARATION_PENDING and invites to sign, REQUEST_INFO asks and lapses after 90 days (UNHCR-44, UNHCR-45). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED for another agency or office, FORBIDDEN / SEGREGATION_OF_DUTIES for who keyed it (R-INV-6), CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  decideVetting(@Arg('input', () => DecideVettingInput) input: DecideVettingInput, @Ctx() context: RegistryContext) {
    return context.transaction('decideVetting', ({ vettings }) => vettings.decide(input));
  }

  @Mutation(() => Registration, {
    description:
      'Answers what vetting asked; vetting goes on. By the partner, or keyed by staff. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE.',
  })
  answerInformationRequest(
    @Arg('input', () => AnswerInformationRequestInput) input: AnswerInformationRequestInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('answerInformationRequest', ({ vettings }) => vettings.answer(input));
  }

  @FieldResolver(() => [VettingDecision], { description: 'What vetting decided, oldest first.' })
  vettingDecisions(@Root() { id }: Registration, @Ctx() { vettings }: RegistryContext) {
    return vettings.decisions(id);
  }

  @FieldResolver(() => [InformationRequest], { description: 'What vetting asked and was answered, oldest first.' })
  informationRequests(@Root() { id }: Registration, @Ctx() { vettings }: RegistryContext) {
    return vettings.informationRequests(id);
  }
}
