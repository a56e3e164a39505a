import { bootstrapApplication } from '@angular/platform-browser';
import 'payitoff-link';
import { App } from './app/app';

const start = new URLSearchParams(location.search).has('trigger')
  ? import('./app/material-trigger').then(({ MaterialTrigger }) => bootstrapApplication(MaterialTrigger))
  : bootstrapApplication(App);
start.catch((error: unknown) => console.error(error));
