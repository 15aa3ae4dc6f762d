import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { AccessGrantFilter, RevokeGrantInput } from './access-grant.inputs';
import { AccessGrant, AccessGrantConnection } from './access-grant.view';

@Resolver(() => AccessGrant)
export class AccessGrantResolver {
  @Query(() => AccessGrantConnection, {
    description:
      'Leave to read, newest first: what your agency gave or got; for a partner all that is about it, without persons (JIU-59, A-INV-5). Looking is recorded. Refused: INVALID_INPUT.',
  })
  accessGrants(
    @Arg('filter', () => AccessGrantFilter, { defaultValue: {} }) filter: AccessGrantFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { accessGrants }: AssessmentsContext,
  ) {
    return accessGrants.list(filter, page);
  }

  @Mutation(() => AccessGrant, {
    description:
      'Takes leave to read back; from now on nothing more is read by it (JIU-59). Refused: NOT_FOUND, CONFLICT / INVALID_STATE once it has ended.',
  })
  revokeGrant(@Arg('input', () => RevokeGrantInput) input: RevokeGrantInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('revokeGrant', ({ accessGrants }) => accessGrants.revoke(input.grantId));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'About whom; null only beside an error.' })
  async partner(@Root() { partnerId }: AccessGrant, @Ctx() { partnerRedirects }: AssessmentsContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who gave it; null only beside an error.' })
  owner(@Root() { ownerAgency }: AccessGrant): Agency {
    return { code: ownerAgency };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who may read; null only beside an error.' })
  grantee(@Root() { granteeAgency }: AccessGrant): Agency {
    return { code: granteeAgency };
  }

  @FieldResolver(() => String, { nullable: true, description: 'What people call it, such as ASM-0000017.' })
  referenceNo(@Root() { resourceType, resourceId }: AccessGrant, @Ctx() { disclosables }: AssessmentsContext) {
    return disclosables.referenceOf(resourceType, resourceId);
  }
}
