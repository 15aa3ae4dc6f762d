import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import {
  AcknowledgeAlertInput,
  AlertFilter,
  CloseAlertInput,
  CompensatingControlsInput,
  PublishAlertInput,
} from './alert.inputs';
import {
  AlertContact,
  AlertRecipient,
  PublishedAlert,
  PublishedAlertConnection,
  SharedAlert,
  SharedAlertConnection,
} from './alert.view';

@Resolver(() => SharedAlert)
export class SharedAlertResolver {
  @Query(() => SharedAlertConnection, {
    description:
      'Alerts to your agency about partners that it is exposed to, the latest first (JIU-105, S-INV-11); empty for an agency without exposure.',
  })
  sharedAlerts(
    @Arg('filter', () => AlertFilter, { defaultValue: {} }) filter: AlertFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { deliveries }: SanctionsContext,
  ) {
    return deliveries.search(filter, page);
  }

  @Mutation(() => SharedAlert, {
    description:
      'Says what your agency does about an alert; the agency that alerts sees it. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, INVALID_INPUT / PERSONAL_DATA.',
  })
  acknowledgeAlert(
    @Arg('input', () => AcknowledgeAlertInput) input: AcknowledgeAlertInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('acknowledgeAlert', ({ deliveries }) => deliveries.acknowledge(input));
  }

  @Mutation(() => SharedAlert, {
    description:
      'Records how your agency goes on with a partner that another one has suspended (S-INV-7); it acknowledges the alert. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, INVALID_INPUT / PERSONAL_DATA.',
  })
  recordCompensatingControls(
    @Arg('input', () => CompensatingControlsInput) input: CompensatingControlsInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('recordCompensatingControls', ({ deliveries }) => deliveries.recordControls(input));
  }

  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId }: SharedAlert): Partner {
    return { id: partnerId };
  }

  @FieldResolver(() => AlertContact, { description: 'Whom to ask; what is alleged is told by them, if at all.' })
  contact(@Root() { leadAgencyCode }: SharedAlert): AlertContact {
    return { agencyCode: leadAgencyCode };
  }
}

@Resolver(() => AlertContact)
export class AlertContactResolver {
  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: AlertContact): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => String, { description: 'The office of the agency, as its sharing policy names it.' })
  async office(@Root() { agencyCode }: AlertContact, @Ctx() { sharingPolicies }: SanctionsContext) {
    return (await sharingPolicies.of(agencyCode)).integrityContact;
  }
}

@Resolver(() => PublishedAlert)
export class PublishedAlertResolver {
  @Query(() => PublishedAlertConnection, {
    description:
      'Alerts of your own agency, the latest first, with who was alerted and who has not answered (JIU-105). IP units see those that are about no case.',
  })
  publishedAlerts(
    @Arg('filter', () => AlertFilter, { defaultValue: {} }) filter: AlertFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { alerts }: SanctionsContext,
  ) {
    return alerts.search(filter, page);
  }

  @Mutation(() => PublishedAlert, {
    description:
      'Alerts the agencies that are exposed to a partner, now and as long as the alert is open (JIU-105): by hand, for a case of your agency or for adverse media. Refused: NOT_FOUND, INVALID_INPUT.',
  })
  publishAlert(@Arg('input', () => PublishAlertInput) input: PublishAlertInput, @Ctx() context: SanctionsContext) {
    return context.transaction('publishAlert', ({ alerts }) => alerts.publish(input), {
      key: input.idempotencyKey,
      input,
      again: ({ alerts }, id) => alerts.get(id),
    });
  }

  @Mutation(() => PublishedAlert, {
    description: 'Ends an alert of your own agency. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  closeAlert(@Arg('input', () => CloseAlertInput) { alertId }: CloseAlertInput, @Ctx() context: SanctionsContext) {
    return context.transaction('closeAlert', ({ alerts }) => alerts.close(alertId));
  }

  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId }: PublishedAlert): Partner {
    return { id: partnerId };
  }

  @FieldResolver(() => [AlertRecipient], {
    description: 'Agencies that were alerted; one without exposure is not among them.',
  })
  recipients(@Root() { id }: PublishedAlert, @Ctx() { alerts }: SanctionsContext) {
    return alerts.recipientsOf(id);
  }
}

@Resolver(() => AlertRecipient)
export class AlertRecipientResolver {
  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: AlertRecipient): Agency {
    return { code: agencyCode };
  }
}
