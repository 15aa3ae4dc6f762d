import { ArrayMaxSize, IsISO31661Alpha2, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PaperLanguage } from '../papers/paper-language.enum';
import { RegistrationTrack } from '../registrations/registration.entity';

@InputType({ description: 'For whom an empty offline pack is drawn up.' })
export class CreateOfflinePackInput {
  @Field(() => RegistrationTrack)
  track: RegistrationTrack;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, such as SO.' })
  @IsISO31661Alpha2({ message: 'countryOfOrigin must be an ISO 3166-1 alpha-2 code, such as SO.' })
  countryOfOrigin: string;

  @Field(() => PaperLanguage, { defaultValue: PaperLanguage.EN, description: 'Of labels and of the declaration.' })
  language: PaperLanguage;
}

@InputType({ description: 'A scan that was sent beside a pack, which names it by `fileName`.' })
export class OfflinePaperInput {
  @Field(() => String, { description: 'As the pack names it, 1 to 200 characters.' })
  @Length(1, 200, { message: 'The name of a file has 1 to 200 characters.' })
  name: string;

  @Field(() => ID, { description: 'Id from createRegistryUpload of the kind PARTNER_DOCUMENT.' })
  @IsUUID()
  fileId: string;
}

@InputType({ description: 'A filled offline pack to look at.' })
export class CheckOfflinePackInput {
  @Field(() => ID, { description: 'Id from createRegistryUpload of the kind OFFLINE_PACK.' })
  @IsUUID()
  fileId: string;

  @Field(() => [OfflinePaperInput], {
    defaultValue: [],
    description: 'Scans that are not within the pack, at most 100.',
  })
  @ArrayMaxSize(100, { message: 'At most 100 scans are sent beside a pack.' })
  @ValidateNested()
  papers: OfflinePaperInput[];
}

@InputType({ description: 'A filled offline pack to take in, with the paper that was signed by hand (UNHCR-53).' })
export class ImportOfflineRegistrationInput extends CheckOfflinePackInput {
  @Field(() => ID, { description: 'The signed paper: id from createRegistryUpload of the kind PARTNER_DOCUMENT.' })
  @IsUUID()
  scanFileId: string;

  @Field(() => String, { nullable: true, description: 'The same key and content again gives the same registration.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The registration whose pack goes on.' })
export class ContinueOfflineRegistrationInput {
  @Field(() => ID)
  @IsUUID()
  registrationId: string;
}
