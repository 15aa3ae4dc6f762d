import { ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { PartnerFilter } from '../roster-search/roster-search.inputs';
import { PartnerSort } from '../roster-search/roster-search.rules';
import { ExportForm } from './partner-export.entity';

@InputType({ description: 'A search of the roster to export.' })
export class ExportPartnersInput {
  @Field(() => ExportForm)
  form: ExportForm;

  @Field(() => PartnerFilter, { defaultValue: {}, description: 'As for `searchPartners`; all partners when empty.' })
  @ValidateNested()
  filter: PartnerFilter;

  @Field(() => PartnerSort, { defaultValue: PartnerSort.NAME })
  sort: PartnerSort;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}
