import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { Partner } from './partner.entity';

@ObjectType({ description: 'A page of partners.' })
export class PartnerConnection extends connectionOf(() => Partner, 'Partner') {}
