import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'payitoff-link';
import type { PayitoffSuccessEvent } from 'payitoff-link';

@Component({
  selector: 'app-link-loans',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <payitoff-link env="sandbox" nexus-key="your-nexus-key" (payitoff-success)="onSuccess($event)">
      Link your student loans
      <span slot="complete" hidden>Your loans are linked.</span>
    </payitoff-link>
    @if (borrower(); as uuid) {
      <p>Borrower {{ uuid }}</p>
    }
  `,
})
export class LinkLoans {
  protected readonly borrower = signal('');

  protected onSuccess({ detail }: PayitoffSuccessEvent): void {
    this.borrower.set(detail.result.borrower?.uuid ?? '');
  }
}
