import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RegistrationState } from '../registrations/registration.entity';

@InputType({ description: 'Which registrations to list; all that are given must hold.' })
export class PipelineFilter {
  @Field(() => ID, { nullable: true, description: 'Office that is responsible, or one above it.' })
  office?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that sponsors.' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_-]{1,19}$/, { message: 'agency must be the code of an agency, such as UNHCR.' })
  agency?: string | null;

  @Field(() => [RegistrationState], { nullable: true, description: 'All states that are not final when not given.' })
  @IsOptional()
  @ArrayMaxSize(16)
  states?: RegistrationState[] | null;

  @Field(() => String, { nullable: true, description: 'Country of origin, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => Int, { nullable: true, description: 'In their state for more days than this, 0 to 3650.' })
  @IsOptional()
  @Min(0)
  @Max(3_650)
  olderThanDays?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only those whose clock is overdue.' })
  stalled: boolean;
}
