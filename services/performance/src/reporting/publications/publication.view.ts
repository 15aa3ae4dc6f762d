import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What an agency shows of its agreements to everybody (UNICEF-18; domain-model.md 2.8); nothing at first.',
})
export class Publication {
  agencyCode: string;

  @Field(() => Boolean, { description: 'Whether parties, period, budget band and country of agreements are PUBLIC.' })
  publishes: boolean;

  @Field(() => Boolean, { description: 'Whether the amounts are PUBLIC too, which IATI needs.' })
  publishesAmounts: boolean;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Agreements that ended before this day are left out; null for none.',
  })
  from: string | null;

  @Field(() => Int, { description: 'For `expectedVersion`; 0 when the agency never said.' })
  version: number;

  @Field(() => DateTime, { nullable: true, description: 'When this was said; null when the agency never said.' })
  changedAt: Date | null;
}

@InputType({ description: "What the caller's agency shows of its agreements from now on." })
export class SetPublicationInput {
  @Field(() => Boolean, { description: 'Whether parties, period, budget band and country are PUBLIC.' })
  publishes: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether amounts are too; not without the rest.' })
  publishesAmounts: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Leaves out agreements that ended before this day.' })
  @IsOptional()
  from?: string | null;

  @Field(() => Int, { description: 'The version that you change; 0 for the first.' })
  @Min(0, { message: 'expectedVersion counts from 0.' })
  expectedVersion: number;
}
