import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One thing in an offline pack that is wrong, missing, or was refused when it was applied.' })
export class OfflinePackProblem {
  @Field(() => String, { description: 'Place in the pack, such as `documents.0.expiresOn`.' })
  path: string;

  @Field(() => String, { description: 'For programs, such as FILE_MISSING; those of later refusals are in errors.md.' })
  reason: string;

  @Field(() => String, { description: 'For people.' })
  message: string;

  @Field(() => Boolean, { description: 'Whether nothing of the pack is taken while it stands.' })
  blocking: boolean;
}

@ObjectType({ description: 'What is wrong with a filled offline pack, all of it at once; nothing was done.' })
export class OfflinePackCheck {
  @Field(() => Boolean, { description: 'Whether no problem is blocking.' })
  importable: boolean;

  @Field(() => [OfflinePackProblem], { description: 'The first 200, in the order of the pack.' })
  problems: OfflinePackProblem[];
}
