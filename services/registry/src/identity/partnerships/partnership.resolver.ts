import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { ExistingPartnership, PartnerRelationship } from './partnership.entity';
import { RecordExistingPartnershipInput } from './partnership.inputs';

@Resolver(() => Partner)
export class PartnershipResolver {
  @Mutation(() => ExistingPartnership, {
    description:
      "Records an agreement of the caller's own agency, which makes the partner an existing one and exempts it from letters (UNHCR-7, UNHCR-42, R-INV-3). Refused: NOT_FOUND, INVALID_INPUT / UNCHANGED.",
  })
  recordExistingPartnership(
    @Arg('input', () => RecordExistingPartnershipInput) input: RecordExistingPartnershipInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('recordExistingPartnership', ({ partnerships }) => partnerships.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ partnerships }, id) => partnerships.get(id),
    });
  }

  @FieldResolver(() => PartnerRelationship, {
    description: 'What the partner is to an agency, by its agreements (UNHCR-7).',
  })
  relationship(
    @Root() { id }: PartnerRow,
    @Arg('agency', () => String, { description: 'Code, such as UNHCR.' }) agency: string,
    @Ctx() { partnerships }: RegistryContext,
  ) {
    return partnerships.relationship(id, agency);
  }

  @FieldResolver(() => [ExistingPartnership], { description: 'The latest agreement of each agency on record.' })
  existingPartnerships(@Root() { id }: PartnerRow, @Ctx() { partnerships }: RegistryContext) {
    return partnerships.ofPartner(id);
  }
}
