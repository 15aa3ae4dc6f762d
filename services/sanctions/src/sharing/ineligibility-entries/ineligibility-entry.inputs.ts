import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayUnique, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IneligibilityGround } from '../../proceedings/cases/case-codes';
import { EntryState } from './ineligibility-entry.rules';

@InputType({ description: 'Which entries of the shared list to show; all conditions must hold.' })
export class IneligibilityEntryFilter {
  @Field(() => ID, { nullable: true, description: 'About this partner, those merged into it and its headquarters.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that decided.' })
  leadAgency?: string | null;

  @Field(() => IneligibilityGround, { nullable: true, description: 'Rests on this, alone or with others.' })
  ground?: IneligibilityGround | null;

  @Field(() => [EntryState], { nullable: true, description: 'In one of these states; all when not given.' })
  @IsOptional()
  @ArrayUnique({ message: 'Name each state once.' })
  states?: EntryState[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'As it had been recorded by this instant; now when not given.',
  })
  asOf?: Date | null;
}
