import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { SetPartnerSectorsInput } from './sector.inputs';
import { PartnerSector, SectorList } from './sector.view';

@Resolver(() => Partner)
export class SectorResolver {
  @Query(() => SectorList, {
    description:
      'The sectors and specialisations, with their IASC clusters and DAC sectors (standards.md 3.4). Refused: INVALID_INPUT / UNKNOWN_CODE.',
  })
  sectors(
    @Arg('language', () => String, { defaultValue: 'en', description: 'UN working language, such as fr.' })
    language: string,
    @Arg('version', () => Int, { nullable: true, description: 'Edition; the one in force when left out.' })
    version: number | null,
    @Ctx() { sectors }: RegistryContext,
  ) {
    return sectors.list(language, version ?? null);
  }

  @Mutation(() => Partner, {
    description:
      'Sets in what a partner works, keyed by itself or by staff for it (UNHCR-9). Refused: NOT_FOUND, INVALID_INPUT / UNKNOWN_CODE, CONFLICT / VERSION_CONFLICT, INVALID_STATE.',
  })
  setPartnerSectors(
    @Arg('input', () => SetPartnerSectorsInput) input: SetPartnerSectorsInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('setPartnerSectors', ({ sectors }) => sectors.set(input));
  }

  @FieldResolver(() => [PartnerSector], { description: 'In what it works, by sector; at most 50.' })
  sectorsOfWork(@Root() { id }: PartnerRow, @Ctx() { sectors }: RegistryContext) {
    return sectors.ofPartner(id);
  }
}
