import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Publication, SetPublicationInput } from './publication.view';

@Resolver(() => Publication)
export class PublicationResolver {
  @Query(() => Publication, {
    description: 'What an agency shows of its agreements to everybody (UNICEF-18). Refused: INVALID_INPUT.',
  })
  publication(
    @Arg('agency', () => String, { description: 'Code of the agency.' }) agency: string,
    @Ctx() { publications }: PerformanceContext,
  ) {
    return publications.of(agency);
  }

  @Mutation(() => Publication, {
    description:
      "Says what the caller's agency shows of its agreements to everybody (UNICEF-18; domain-model.md 2.8). Refused: INVALID_INPUT, FORBIDDEN / NOT_THE_WHOLE_AGENCY, CONFLICT / VERSION_CONFLICT.",
  })
  setPublication(
    @Arg('input', () => SetPublicationInput) input: SetPublicationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('setPublication', ({ publications }) => publications.set(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose it is; null only beside an error.' })
  agency(@Root() { agencyCode }: Publication): Agency {
    return { code: agencyCode };
  }
}
