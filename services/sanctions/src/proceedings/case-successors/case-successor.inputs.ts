import { ArrayMaxSize, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CaseEvidenceInput } from '../case-evidence/case-evidence.inputs';
import { responseDays } from '../case-notices/case-notice.rules';
import { AffiliateRelation } from './case-successor.view';

const { least, most } = responseDays;
const period = { message: `A response period has ${least} to ${most} days (S-INV-6).` };

@InputType({ description: 'A successor or controlled affiliate to which an entry is to be extended.' })
export class ExtendToAffiliateInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => ID, { description: 'The respondent whose measures it is to have.' })
  respondentId: string;

  @Field(() => ID, { description: 'The successor or affiliate.' })
  partnerId: string;

  @Field(() => AffiliateRelation, { description: 'What it is to the respondent.' })
  relation: AffiliateRelation;

  @Field(() => [CaseEvidenceInput], { description: 'Evidence of control, 1 to 50 files (S-INV-10).' })
  @ArrayMaxSize(50, { message: 'Give at most 50 files.' })
  @ValidateNested({ each: true })
  evidence: CaseEvidenceInput[];

  @Field(() => String, {
    description:
      'Why it is controlled or succeeds, 20 to 8,000 characters. It reads this as its notice: name no other respondent.',
  })
  @Length(20, 8_000, { message: 'Give the reasons in 20 to 8,000 characters.' })
  reasoning: string;

  @Field(() => Int, {
    defaultValue: responseDays.default,
    description: `Days for it to answer in, ${least} to ${most}.`,
  })
  @Min(least, period)
  @Max(most, period)
  responseDays: number;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}
