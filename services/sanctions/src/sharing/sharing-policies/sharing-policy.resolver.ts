import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { SetSharingPolicyInput } from './sharing-policy.inputs';
import { SharingPolicy } from './sharing-policy.view';

@Resolver(() => SharingPolicy)
export class SharingPolicyResolver {
  @Query(() => SharingPolicy, {
    description: 'What an agency says about sharing; one that has said nothing publishes nothing.',
  })
  sharingPolicy(@Arg('agency', () => String) agency: string, @Ctx() { sharingPolicies }: SanctionsContext) {
    return sharingPolicies.of(agency);
  }

  @Mutation(() => SharingPolicy, {
    description:
      'Says whether your agency publishes entries (domain-model.md 2.8), and whom others ask about alerts. Refused: CONFLICT / VERSION_CONFLICT.',
  })
  setSharingPolicy(
    @Arg('input', () => SetSharingPolicyInput) input: SetSharingPolicyInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('setSharingPolicy', ({ sharingPolicies }) => sharingPolicies.set(input));
  }

  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: SharingPolicy): Agency {
    return { code: agencyCode };
  }
}
