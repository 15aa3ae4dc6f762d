import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { Consultation } from '../consultations/consultation.view';
import { ConsultationInvitation, InviteToConsultationPayload } from './invitation.view';

@Resolver(() => ConsultationInvitation)
export class ConsultationInvitationResolver {
  @FieldResolver(() => Partner, { nullable: true, description: 'Who was invited; null only beside an error.' })
  async partner(
    @Root() { partnerId }: ConsultationInvitation,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}

@Resolver(() => InviteToConsultationPayload)
export class InviteToConsultationPayloadResolver {
  @FieldResolver(() => Consultation, { description: 'The consultation after it.' })
  consultation(@Root() { consultationId }: InviteToConsultationPayload, @Ctx() { consultations }: PerformanceContext) {
    return consultations.get(consultationId);
  }
}
