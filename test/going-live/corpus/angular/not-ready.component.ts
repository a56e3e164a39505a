import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';

@Component({
  selector: 'app-link',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (visible) {
      <payitoff-link env="sandbox" [nexusKey]="key"></payitoff-link>
      <payitoff-link [env]="env"></payitoff-link>
    }
  `,
})
export class LinkComponent {
  private readonly api: string = 'https://payitoff-sandbox.io/api/v3.0.0';

  open(): void {
    (window as any).Nexus.link({ onSuccess: () => {}, onExit: this.left.bind(this) });
  }

  left(answer: { status: string }): void {
    if ('abandoned' === answer.status) this.open();
  }
}
