import { connectionOf } from '@partner-commons/platform/page';
import { Field, ObjectType } from 'type-graphql';
import { AgencyOffice } from '../offices/office.entity';
import { Member } from './member.entity';

@ObjectType({ description: 'A role that a member holds, and where.' })
export class MemberRole {
  @Field(() => String, { description: 'Such as PROGRAMME_OFFICER.' })
  role: string;

  @Field(() => AgencyOffice, { nullable: true, description: 'Covers it and all below; null is the whole agency.' })
  office: AgencyOffice | null;
}

@ObjectType({ description: 'A page of members, oldest first.' })
export class MemberConnection extends connectionOf(() => Member, 'Member') {}
