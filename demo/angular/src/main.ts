import { bootstrapApplication } from '@angular/platform-browser';
import 'payitoff-link';
import { App } from './app/app';

bootstrapApplication(App).catch((error: unknown) => console.error(error));
