import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RegistryContext } from '../context';
import { SetMemberInput } from './member.inputs';

@Resolver()
export class MemberResolver {
  @Mutation(() => Boolean, {
    description: "Sets the roles of a member of the caller's own agency; in force within a minute everywhere.",
  })
  setMember(@Arg('input', () => SetMemberInput) input: SetMemberInput, @Ctx() context: RegistryContext) {
    return context.transaction('setMember', ({ members }) => members.setInOwnAgency(input));
  }
}
