import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'payitoff-link';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <payitoff-link env="production" [nexusKey]="nexusKey">
      Link your student loans
      <p slot="complete" hidden>Linked.</p>
    </payitoff-link>
  `,
})
class App {
  readonly nexusKey = 'nk_live_0001';

  constructor() {
    void fetch('https://partners.payitoff.io/api/v3.0.0/status');
  }
}

void bootstrapApplication(App);
