import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import { PartnerName } from '../partners/partner-name.entity';
import { AddPartnerNameInput, EndPartnerNameInput, RenamePartnerInput } from './name.inputs';

@Resolver()
export class NameResolver {
  @Mutation(() => PartnerName, {
    description:
      'Adds a name in any script; the partner is screened again. Refused: NOT_FOUND, CONFLICT / NAME_EXISTS, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / TOO_MANY_NAMES.',
  })
  addPartnerName(@Arg('input', () => AddPartnerNameInput) input: AddPartnerNameInput, @Ctx() context: RegistryContext) {
    const once = { key: input.idempotencyKey, input };
    return context.transaction('addPartnerName', ({ names }) => names.add(input), {
      ...once,
      again: ({ names }, id) => names.get(id),
    });
  }

  @Mutation(() => PartnerName, {
    description:
      'Ends the use of a name; it stays and is still screened. Refused: NOT_FOUND, INVALID_INPUT / UNCHANGED, PRECONDITION_FAILED / LEGAL_NAME_REQUIRED.',
  })
  endPartnerName(@Arg('input', () => EndPartnerNameInput) input: EndPartnerNameInput, @Ctx() context: RegistryContext) {
    return context.transaction('endPartnerName', ({ names }) => names.end(input));
  }

  @Mutation(() => Partner, {
    description:
      'Changes the legal name; the partner is screened again, its declaration is to be signed anew (R-INV-5), and offices that go by the name of this headquarters follow. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / UNCHANGED, PRECONDITION_FAILED / TOO_MANY_NAMES.',
  })
  renamePartner(@Arg('input', () => RenamePartnerInput) input: RenamePartnerInput, @Ctx() context: RegistryContext) {
    return context.transaction('renamePartner', ({ names }) => names.rename(input));
  }
}
