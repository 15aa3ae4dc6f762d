import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { CaseAppeal } from '../appeals/appeal.view';
import { CaseDecision } from '../case-decisions/case-decision.view';
import { CaseNotice } from '../case-notices/case-notice.view';
import { CaseResponse } from '../case-responses/case-response.view';
import { CaseState } from '../cases/case-codes';
import { CaseCondition } from '../rehabilitations/condition.view';

@ObjectType({
  description:
    'A case as its respondent sees it, from the notice on (domain-model.md 2.8): what it was told, what it answered, what was decided about it. Nothing of the investigation, and of other respondents not even that there are any.',
})
export class RespondentCase {
  @Field(() => ID, { description: 'UUID v7 in lower case; of this respondent.' })
  id: string;

  @Field(() => ID, { description: 'The case, for submitResponse and fileAppeal.' })
  caseId: string;

  @Field(() => String, { description: 'Reference to quote, such as UNDP-2026-0001.' })
  referenceNo: string;

  leadAgencyCode: string;

  @Field(() => Agency, { nullable: true, description: 'The agency that leads the case; null only beside an error.' })
  leadAgency?: Agency;

  partnerId: string;

  @Field(() => Partner, { nullable: true, description: 'The respondent; null only beside an error.' })
  partner?: Partner;

  @Field(() => CaseState, { description: 'Where it stands.' })
  state: `${CaseState}`;

  @Field(() => DateTime, { description: 'When you got your notice.' })
  notifiedAt: Date;

  @Field(() => DateTime, { description: 'Until when you may answer (S-INV-6).' })
  responseDueAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When you said that your answer is complete.' })
  respondedAt: Date | null;

  @Field(() => [CaseNotice], { description: 'What you were told.' })
  notices: CaseNotice[];

  @Field(() => [CaseResponse], { description: 'What you answered.' })
  responses: CaseResponse[];

  @Field(() => [CaseDecision], { description: 'What was decided about you, the first one first.' })
  decisions: CaseDecision[];

  @Field(() => [CaseCondition], { description: 'Conditions that you have to meet.' })
  conditions: CaseCondition[];

  @Field(() => [CaseAppeal], { description: 'Your appeal, if any.' })
  appeals: CaseAppeal[];
}
