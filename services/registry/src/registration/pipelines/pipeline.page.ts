import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { Registration } from '../registrations/registration.entity';

@ObjectType({ description: 'A page of registrations, longest in their state first.' })
export class RegistrationConnection extends connectionOf(() => Registration, 'Registration') {}
