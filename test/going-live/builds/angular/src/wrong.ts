import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'payitoff-link';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: ` <payitoff-link env="sandbox" nexus-key="nk_test_0001">Link your student loans</payitoff-link> `,
})
class App {
  constructor() {
    void fetch('https://payitoff-sandbox.io/api/v3.0.0/status');
  }
}

void bootstrapApplication(App);
