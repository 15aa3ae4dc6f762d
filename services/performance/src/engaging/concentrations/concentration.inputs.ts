import { PageArgs } from '@partner-commons/platform/page';
import { IsISO31661Alpha2, IsOptional, IsUUID } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class ConcentrationAlertsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; all when not given.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that are over.' })
  cleared: boolean;
}
