import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { PartnerRelation } from './relation.entity';

@ObjectType({ description: 'A page of relations, oldest first.' })
export class PartnerRelationConnection extends connectionOf(() => PartnerRelation, 'PartnerRelation') {}
