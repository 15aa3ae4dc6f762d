import { IsOptional, IsUrl, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What shows how an action stands: a file or a link, one of the two.' })
export class ActionEvidenceInput {
  @Field(() => String, { description: 'What it is; 3 to 200 characters; name no person.' })
  @Length(3, 200, { message: 'Give evidence a name of 3 to 200 characters.' })
  name: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A file of kind OUTCOME_EVIDENCE: the id from createPerformanceUpload.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'fileId is an id of an upload.' })
  fileId?: string | null;

  @Field(() => String, { nullable: true, description: 'An https address that its readers can open.' })
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true }, { message: 'link is an https address.' })
  @Length(10, 500, { message: 'link has 10 to 500 characters.' })
  link?: string | null;
}

@InputType({ description: 'Which file of evidence to get.' })
export class DownloadActionEvidenceInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'evidenceId is an id of evidence.' })
  evidenceId: string;
}
