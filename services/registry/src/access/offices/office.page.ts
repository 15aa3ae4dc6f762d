import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { AgencyOffice } from './office.entity';

@ObjectType({ description: 'A page of offices, by name.' })
export class AgencyOfficeConnection extends connectionOf(() => AgencyOffice, 'AgencyOffice') {}
