import 'reflect-metadata';
import { runService } from '@partner-commons/platform/service-process';
import { sanctionsProcess } from './service';

runService(sanctionsProcess, process.env);
