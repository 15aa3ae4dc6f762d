import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayUnique, Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { HighRiskSector } from '../due-diligence-cases/due-diligence-case.enums';

@ObjectType({ description: 'What one agency asks of due diligence beyond the common rules.' })
export class DueDiligencePolicy {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => Boolean, {
    description:
      'Whether a company must take part in the UN Global Compact; for information only where it is false (PSFP-10).',
  })
  globalCompactRequired: boolean;

  @Field(() => [HighRiskSector], { description: 'Sectors that it holds for high-risk (standards.md 3.5).' })
  highRiskSectors: HighRiskSector[];

  @Field(() => Int, { description: 'Months of validity in these sectors.' })
  highRiskMonths: number;

  @Field(() => Int, { description: 'Months of validity elsewhere.' })
  otherMonths: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null for the common rules, which nobody set.' })
  setAt: Date | null;
}

const months = { message: 'A due diligence is valid for 1 to 60 months.' };

@InputType({ description: 'What your agency asks of due diligence; what is decided already keeps its dates.' })
export class SetDueDiligencePolicyInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Companies must take part in the UN Global Compact.' })
  globalCompactRequired: boolean;

  @Field(() => [HighRiskSector], {
    defaultValue: Object.values(HighRiskSector),
    description: 'Each once; all when not given.',
  })
  @ArrayUnique({ message: 'Name each sector once.' })
  highRiskSectors: HighRiskSector[];

  @Field(() => Int, { defaultValue: 24, description: 'Months of validity in these sectors, 1 to 60.' })
  @Min(1, months)
  @Max(60, months)
  highRiskMonths: number;

  @Field(() => Int, { defaultValue: 36, description: 'Months of validity elsewhere, 1 to 60.' })
  @Min(1, months)
  @Max(60, months)
  otherMonths: number;
}
