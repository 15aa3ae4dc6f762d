import 'reflect-metadata';
import { runService } from '@partner-commons/platform/service-process';
import { assessmentsProcess } from './service';

runService(assessmentsProcess, process.env);
