import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ListedName } from './listed-name.view';
import { ListedSubject } from './listed-subject.entity';
import type { ListedSubjectRow } from './listed-subject.repository';
import { describeBirth } from './listed-subject.rules';

@Resolver(() => ListedSubject)
export class ListedSubjectResolver {
  @FieldResolver(() => [ListedName])
  names(@Root() { record }: ListedSubjectRow) {
    return record.names;
  }

  @FieldResolver(() => [String])
  nationalities(@Root() { record }: ListedSubjectRow) {
    return record.nationalities;
  }

  @FieldResolver(() => [String])
  births(@Root() { record }: ListedSubjectRow) {
    return record.births.map(describeBirth);
  }

  @FieldResolver(() => String)
  programme(@Root() { record }: ListedSubjectRow) {
    return record.programme;
  }
}
