import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { AddKeyPersonInput, EndKeyPersonInput, UpdateKeyPersonInput } from './key-person.inputs';
import { KeyPersonList, KeyPersonReceipt } from './key-person.view';

const refusals =
  'Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED for staff of another agency than the sponsor, CONFLICT / INVALID_STATE before DOCUMENTS_REQUESTED and after a registration ended';

@Resolver(() => KeyPersonReceipt)
export class KeyPersonResolver {
  @Mutation(() => KeyPersonReceipt, {
    description: `Enters a person of a partner; the partner is screened again, and a new head or board member asks for a new declaration (UNHCR-56, R-INV-5). ${refusals}, PRECONDITION_FAILED / TOO_MANY_PEOPLE.`,
  })
  addKeyPerson(@Arg('input', () => AddKeyPersonInput) input: AddKeyPersonInput, @Ctx() context: RegistryContext) {
    return context.transaction('addKeyPerson', ({ keyPersons }) => keyPersons.add(input), {
      key: input.idempotencyKey,
      input: context.keyPersons.digest(input),
      again: ({ keyPersons }, id) => keyPersons.receipt(input.partnerId, id),
    });
  }

  @Mutation(() => KeyPersonReceipt, {
    description: `Corrects what is known of a person. ${refusals}, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / UNCHANGED.`,
  })
  updateKeyPerson(
    @Arg('input', () => UpdateKeyPersonInput) input: UpdateKeyPersonInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('updateKeyPerson', ({ keyPersons }) => keyPersons.update(input));
  }

  @Mutation(() => KeyPersonReceipt, {
    description: `Says that a person has left. The person is screened for one more year and forgotten after seven. ${refusals}, CONFLICT / VERSION_CONFLICT.`,
  })
  endKeyPerson(@Arg('input', () => EndKeyPersonInput) input: EndKeyPersonInput, @Ctx() context: RegistryContext) {
    return context.transaction('endKeyPerson', ({ keyPersons }) => keyPersons.end(input));
  }

  @FieldResolver(() => Partner)
  partner(@Root() { partnerId }: KeyPersonReceipt, @Ctx() { partners }: RegistryContext) {
    return partners.get(partnerId);
  }
}

/** The people of a partner, as a field of it. */
@Resolver(() => Partner)
export class PartnerPeopleResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the head of the organisation, for every agency; null when none is entered.',
  })
  headName(@Root() { id }: PartnerRow, @Ctx() { keyPersonReading }: RegistryContext) {
    return keyPersonReading.headName(id);
  }

  @FieldResolver(() => KeyPersonList, {
    nullable: true,
    description:
      'Its people, for screeners, adjudicators, verifiers, vetting and data protection officers, and the partner itself; others get a redaction. Staff must send x-purpose: without it null and INVALID_INPUT / PURPOSE_REQUIRED. Each reading is recorded.',
  })
  keyPersons(@Root() { id }: PartnerRow, @Ctx() { keyPersonReading }: RegistryContext) {
    return keyPersonReading.list(id);
  }
}
