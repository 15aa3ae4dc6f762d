import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Member } from './member.entity';
import { SetMemberInput, SetPartnerUserInput } from './member.inputs';
import { MemberConnection, MemberRole } from './member.page';

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => MemberConnection, { description: "The members of the caller's own agency, oldest first." })
  members(@Args(() => PageArgs) page: PageArgs, @Ctx() { members }: RegistryContext) {
    return members.ofOwnAgency(page);
  }

  @Query(() => MemberConnection, {
    description: 'The users of a partner, for agencies and for itself (UNHCR-56). Refused: NOT_FOUND.',
  })
  async partnerUsers(
    @Arg('partnerId', () => ID) partnerId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { partners, members }: RegistryContext,
  ) {
    return members.ofPartner((await partners.get(partnerId)).id, page);
  }

  @Mutation(() => Boolean, {
    description:
      "Sets the roles of a member of the caller's own agency, each for an office or the whole agency; in force within a minute everywhere.",
  })
  setMember(@Arg('input', () => SetMemberInput) input: SetMemberInput, @Ctx() context: RegistryContext) {
    return context.transaction('setMember', ({ members }) => members.setInOwnAgency(input));
  }

  @Mutation(() => Member, {
    description:
      'Sets the roles of a user of the own partner, or shuts the user out. Refused: PRECONDITION_FAILED / LAST_ADMIN, NOT_FOUND.',
  })
  setPartnerUser(@Arg('input', () => SetPartnerUserInput) input: SetPartnerUserInput, @Ctx() context: RegistryContext) {
    return context.transaction('setPartnerUser', ({ members }) => members.setPartnerUser(input));
  }

  @FieldResolver(() => [MemberRole], { description: 'What it may do, and where.' })
  roles(@Root() { roles }: Member, @Ctx() { offices }: RegistryContext) {
    return roles.map(async ({ role, office }) => ({
      role,
      office: office === null ? null : await offices.find(office),
    }));
  }
}
