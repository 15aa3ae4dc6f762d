import { Field, ObjectType } from 'type-graphql';
import { ClarificationRequest } from '../clarifications/clarification-request.entity';

@ObjectType({
  description: 'What the partner was asked because of a hit; to the partner it reads as any other request.',
})
export class HitInformationRequest {
  @Field(() => ClarificationRequest, { description: 'The request, as the partner sees it.' })
  request: ClarificationRequest;

  @Field(() => String, { description: 'Who asked, as `<issuer>#<subject>`.' })
  askedBy: string;

  @Field(() => String, { description: 'Agency of that person; the partner is not told.' })
  agency: string;
}
