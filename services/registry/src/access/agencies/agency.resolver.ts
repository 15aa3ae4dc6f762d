import { Ctx, Query, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Agency } from './agency.entity';

@Resolver(() => Agency)
export class AgencyResolver {
  @Query(() => [Agency], { description: 'The participating agencies, by code.' })
  agencies(@Ctx() { agencies }: RegistryContext) {
    return agencies.list();
  }
}
