import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { PaperLanguage } from '../papers/paper-language.enum';

@InputType({ description: 'The answer to one statement.' })
export class DeclarationAnswerInput {
  @Field(() => String, { description: 'Code of the statement, such as D1.' })
  @Length(1, 20)
  code: string;

  @Field(() => Boolean, { description: 'True is YES.' })
  answer: boolean;
}

@InputType({ description: 'Who signs; kept encrypted.' })
export class DeclarationSignatoryInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  @Length(1, 200, { message: 'The name of the signatory has 1 to 200 characters.' })
  name: string;

  @Field(() => String, { description: 'Position, 1 to 200 characters.' })
  @Length(1, 200, { message: 'The title of the signatory has 1 to 200 characters.' })
  title: string;
}

@InputType({ description: 'A declaration to sign: the text is that of the server, so only its version travels.' })
export class SignDeclarationInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Version that is in force, such as 2023.2.' })
  @Length(1, 20)
  templateVersion: string;

  @Field(() => [DeclarationAnswerInput], { description: 'One for each statement.' })
  @ArrayMaxSize(50, { message: 'A declaration has at most 50 statements.' })
  @ValidateNested()
  answers: DeclarationAnswerInput[];

  @Field(() => DeclarationSignatoryInput)
  @ValidateNested()
  signatory: DeclarationSignatoryInput;

  @Field(() => PaperLanguage, { defaultValue: PaperLanguage.EN, description: 'In which the signatory read it.' })
  language: PaperLanguage;

  @Field(() => String, { nullable: true, description: 'The same key and content again gives the same declaration.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A declaration that the partner signed by hand, keyed for it (UNHCR-53).' })
export class KeyDeclarationInput extends SignDeclarationInput {
  @Field(() => ID, { description: 'The signed paper: id from createRegistryUpload of the kind PARTNER_DOCUMENT.' })
  scanFileId: string;
}

@InputType({ description: 'The declaration whose scan to open.' })
export class CreateDeclarationDownloadInput {
  @Field(() => ID)
  declarationId: string;
}

export enum DeclarationDecision {
  APPROVE = 'APPROVE',
  RETURN = 'RETURN',
  REJECT = 'REJECT',
}

registerEnumType(DeclarationDecision, {
  name: 'DeclarationDecision',
  description: 'What a vetting officer decides on a signed declaration (UNHCR-49).',
  valuesConfig: {
    APPROVE: { description: 'It is in force, and the profile opens.' },
    RETURN: { description: 'The partner signs again.' },
    REJECT: { description: 'It is refused, and the registration with it.' },
  },
});

@InputType({ description: 'The decision on a signed declaration.' })
export class ReviewDeclarationInput {
  @Field(() => ID)
  declarationId: string;

  @Field(() => DeclarationDecision)
  decision: DeclarationDecision;

  @Field(() => String, { nullable: true, description: 'Why; needed unless approved, and the partner reads it.' })
  @IsOptional()
  @Length(1, 2_000, { message: 'A note has 1 to 2,000 characters.' })
  note?: string | null;
}
