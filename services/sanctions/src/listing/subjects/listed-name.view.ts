import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** domain-model.md 2.6. */
export enum ListedNameKind {
  PRIMARY = 'PRIMARY',
  GOOD_ALIAS = 'GOOD_ALIAS',
  LOW_ALIAS = 'LOW_ALIAS',
  AKA = 'AKA',
  FKA = 'FKA',
  ORIGINAL_SCRIPT = 'ORIGINAL_SCRIPT',
}

registerEnumType(ListedNameKind, {
  name: 'ListedNameKind',
  description: 'What a name of a listed party is.',
  valuesConfig: {
    PRIMARY: { description: 'The name it is listed under.' },
    GOOD_ALIAS: { description: 'An alias that the list calls good.' },
    LOW_ALIAS: { description: 'An alias that the list calls low: it never confirms a match alone (S-INV-13).' },
    AKA: { description: 'Another name, of no stated quality.' },
    FKA: { description: 'A former name.' },
    ORIGINAL_SCRIPT: { description: 'A name in its original script.' },
  },
});

@ObjectType({ description: 'One name of a listed party.' })
export class ListedName {
  @Field(() => String, { description: 'As the list writes it.' })
  value: string;

  @Field(() => ListedNameKind, { description: 'What it is.' })
  kind: ListedNameKind;

  @Field(() => String, { description: 'ISO 15924 code of the script, such as Latn or Arab.' })
  script: string;
}
