import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { OrgIdentifier } from './org-identifier.entity';
import { AddOrgIdentifierInput, EndOrgIdentifierInput, VerifyOrgIdentifierInput } from './org-identifier.inputs';

@Resolver(() => OrgIdentifier)
export class OrgIdentifierResolver {
  @Mutation(() => OrgIdentifier, {
    description:
      'Adds an identifier of a register (feature 7). Refused: NOT_FOUND, INVALID_INPUT / UNKNOWN_CODE, FORMAT, CHECK_DIGITS, CONFLICT / IDENTIFIER_TAKEN, PRECONDITION_FAILED / TOO_MANY_ENTRIES.',
  })
  addOrgIdentifier(
    @Arg('input', () => AddOrgIdentifierInput) input: AddOrgIdentifierInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('addOrgIdentifier', ({ identifiers }) => identifiers.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ identifiers }, id) => identifiers.get(id),
    });
  }

  @Mutation(() => OrgIdentifier, {
    description: 'Ends an identifier; another partner may have it then. Refused: NOT_FOUND, INVALID_INPUT / UNCHANGED.',
  })
  endOrgIdentifier(
    @Arg('input', () => EndOrgIdentifierInput) input: EndOrgIdentifierInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('endOrgIdentifier', ({ identifiers }) => identifiers.end(input));
  }

  @Mutation(() => OrgIdentifier, {
    description:
      'Records that the register shows this identifier for this partner. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES for whoever keyed it (R-INV-6).',
  })
  verifyOrgIdentifier(
    @Arg('input', () => VerifyOrgIdentifierInput) input: VerifyOrgIdentifierInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('verifyOrgIdentifier', ({ identifiers }) => identifiers.verify(input));
  }

  @FieldResolver(() => String, { description: '`<scheme>-<value>`, as IATI writes it.' })
  orgId(@Root() { scheme, value }: OrgIdentifier) {
    return `${scheme}-${value}`;
  }

  @FieldResolver(() => Boolean, { description: 'Whether a verifier compared it with the register.' })
  verified(@Root() { verifiedAt }: OrgIdentifier) {
    return verifiedAt !== null;
  }
}

@Resolver(() => Partner)
export class IdentifiersOfPartnerResolver {
  @FieldResolver(() => [OrgIdentifier], { description: 'Those in use first, then ended ones. At most 50.' })
  identifiers(@Root() { id }: PartnerRow, @Ctx() { identifiers }: RegistryContext) {
    return identifiers.ofPartner(id);
  }
}
