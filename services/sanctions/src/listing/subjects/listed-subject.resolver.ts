import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ListedName } from './listed-name.view';
import { ListedSubject } from './listed-subject.entity';
import type { ListedSubjectRow } from './listed-subject.repository';
import { describeBirth } from './listed-subject.rules';
import { SanctionPeriod } from './sanction-period.view';

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

  @FieldResolver(() => [String])
  countries(@Root() { record }: ListedSubjectRow) {
    return record.countries ?? [];
  }

  @FieldResolver(() => [String])
  grounds(@Root() { record }: ListedSubjectRow) {
    return record.grounds ?? [];
  }

  @FieldResolver(() => SanctionPeriod, { nullable: true })
  period(@Root() { record }: ListedSubjectRow) {
    return record.period ?? null;
  }

  @FieldResolver(() => [String])
  issuers(@Root() { record }: ListedSubjectRow) {
    return record.issuers ?? [];
  }

  @FieldResolver(() => String, { nullable: true })
  scope(@Root() { record }: ListedSubjectRow) {
    return record.scope ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  listedOn(@Root() { record }: ListedSubjectRow) {
    return record.listedOn;
  }

  @FieldResolver(() => String, { nullable: true })
  delistedOn(@Root() { delistedAt }: ListedSubjectRow) {
    return delistedAt?.toISOString().slice(0, 10) ?? null;
  }
}
