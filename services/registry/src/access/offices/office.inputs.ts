import { IsISO31661Alpha2, IsOptional, IsUUID, Length, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { OfficeLevel } from './office.entity';

const nameLength = { message: 'The name of an office has 1 to 200 characters.' };
const countryCode = { message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' };

@InputType({ description: "A new office of the caller's own agency." })
export class AddOfficeInput {
  @Field(() => ID, { description: 'The office above it, of the same agency.' })
  @IsUUID()
  parentId: string;

  @Field(() => OfficeLevel, { description: 'Not HQ: an agency has one, made when it is enrolled.' })
  level: OfficeLevel;

  @Field(() => String, { description: 'Unique within the agency, 1 to 200 characters.' })
  @Length(1, 200, nameLength)
  name: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; required for COUNTRY.' })
  @IsOptional()
  @IsISO31661Alpha2(countryCode)
  country?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 200)
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: "Changes of an office of the caller's own agency; what is not given stays." })
export class ChangeOfficeInput {
  @Field(() => ID)
  @IsUUID()
  officeId: string;

  @Field(() => ID, { nullable: true, description: 'Moves the office, with all below it, under this one.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 200, nameLength)
  name?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 200)
  city?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False closes it; it keeps its place and its history.' })
  active?: boolean | null;

  @Field(() => Int, { description: 'The version that you read; another one is CONFLICT / VERSION_CONFLICT.' })
  @Min(1)
  expectedVersion: number;
}
