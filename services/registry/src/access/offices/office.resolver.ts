import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Agency } from '../agencies/agency.entity';
import { AgencyOffice } from './office.entity';
import { AddOfficeInput, ChangeOfficeInput } from './office.inputs';
import { AgencyOfficeConnection } from './office.page';

@Resolver(() => AgencyOffice)
export class OfficeResolver {
  @Query(() => AgencyOfficeConnection, {
    description: 'The offices of an agency, closed ones too, by name (UNHCR-59).',
  })
  offices(
    @Arg('agency', () => String, { description: 'Code of the agency, such as UNHCR.' }) agency: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { offices }: RegistryContext,
  ) {
    return offices.list(agency, page);
  }

  @Mutation(() => AgencyOffice, {
    description:
      'Adds an office to the own agency. Refused: FORBIDDEN / ROLE_REQUIRED outside the own offices, CONFLICT / NAME_TAKEN.',
  })
  addOffice(@Arg('input', () => AddOfficeInput) input: AddOfficeInput, @Ctx() context: RegistryContext) {
    return context.transaction('addOffice', ({ offices }) => offices.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ offices }, id) => offices.get(id),
    });
  }

  @Mutation(() => AgencyOffice, {
    description:
      'Renames, moves or closes an office of the own agency. Refused: CONFLICT / OFFICE_CYCLE, CONFLICT / VERSION_CONFLICT.',
  })
  changeOffice(@Arg('input', () => ChangeOfficeInput) input: ChangeOfficeInput, @Ctx() context: RegistryContext) {
    return context.transaction('changeOffice', ({ offices }) => offices.change(input));
  }

  @FieldResolver(() => Agency)
  agency(@Root() office: AgencyOffice, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(office.agency);
  }

  @FieldResolver(() => AgencyOffice, { nullable: true, description: 'The office above it; null for the headquarters.' })
  parent(@Root() { parentId }: AgencyOffice, @Ctx() { offices }: RegistryContext) {
    return parentId === null ? null : offices.find(parentId);
  }
}
