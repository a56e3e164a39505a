import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'payitoff-link';
import type { PayitoffErrorEvent, PayitoffSuccessEvent } from 'payitoff-link';

@Component({
  selector: 'right-use',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <payitoff-link
      #link
      env="sandbox"
      nexus-key="your-nexus-key"
      (payitoff-success)="onSuccess($event)"
      (payitoff-error)="onError($event)"
    />
    <button type="button" (click)="link.open()">{{ link.state }}</button>
  `,
})
export class RightUse {
  onSuccess({ detail }: PayitoffSuccessEvent): string {
    return detail.result.borrower?.uuid ?? '';
  }
  onError({ detail }: PayitoffErrorEvent): string {
    return detail.code;
  }
}

/** Each line of this template must be refused. */
@Component({
  selector: 'wrong-use',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <payitoff-link (payitoff-error)="onSuccess($event)" />
    <payitoff-link (payitoff-sucess)="onSuccess($event)" />
    <payitoff-link (payitoff-success)="($event.detail.code.length)" />
    <payitoff-link #link /><button type="button" (click)="link.opne()"></button>
  `,
})
export class WrongUse {
  onSuccess({ detail }: PayitoffSuccessEvent): string {
    return detail.result.borrower?.uuid ?? '';
  }
}
