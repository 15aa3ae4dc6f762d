import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import { AgencyOffice } from '../../access/offices/office.entity';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import { Registration } from './registration.entity';
import { RegistrationClock, RegistrationEvent } from './registration.view';

@Resolver(() => Registration)
export class RegistrationResolver {
  @Query(() => Registration, {
    nullable: true,
    description: 'One registration; null when there is none, or it is not yours to see.',
  })
  registration(@Arg('id', () => ID) id: string, @Ctx() { registrations }: RegistryContext) {
    return registrations.find(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Code of why it is in this state. Partners read UNDER_REVIEW on hold, whatever the reason.',
  })
  reason(@Root() { state, reason }: Registration, @Ctx() { registrations }: RegistryContext) {
    return registrations.shownReason(state, reason);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Null while access has not been accepted.' })
  partner(@Root() { partnerId }: Registration, @Ctx() { partners }: RegistryContext) {
    return partnerId === null ? null : partners.find(partnerId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that asks the partner to register.' })
  sponsorAgency(@Root() { sponsorAgency }: Registration, @Ctx() { agencies }: RegistryContext) {
    return sponsorAgency === null ? null : agencies.find(sponsorAgency);
  }

  @FieldResolver(() => AgencyOffice, { nullable: true, description: 'The responsible office of the sponsor.' })
  office(@Root() { officeId }: Registration, @Ctx() { offices }: RegistryContext) {
    return officeId === null ? null : offices.find(officeId);
  }

  @FieldResolver(() => [RegistrationEvent], {
    description: 'Changes of state, oldest first; of very many the latest 100.',
  })
  history(@Root() { id }: Registration, @Ctx() { registrations }: RegistryContext) {
    return registrations.shownHistory(id);
  }

  @FieldResolver(() => RegistrationClock, { description: 'How long it has waited, and for whom.' })
  clock(@Root() registration: Registration, @Ctx() { registrations }: RegistryContext) {
    return registrations.clock(registration);
  }
}

@Resolver(() => Partner)
export class PartnerRegistrationResolver {
  @FieldResolver(() => Registration, {
    nullable: true,
    description: 'The live registration, else the latest; null when it never began one.',
  })
  registration(@Root() { id }: Partner, @Ctx() { registrations }: RegistryContext) {
    return registrations.ofPartner(id);
  }
}
