import { ChangeDetectionStrategy, Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LinkState, PayitoffStateChangeEvent } from 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';

/** `?trigger`: a button of Angular Material as trigger. */
@Component({
  selector: 'demo-app',
  imports: [MatButton],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    main {
      padding: 1rem;
    }
    payitoff-link:state(loading) > [slot='trigger'] {
      cursor: progress;
    }
  `,
  template: `
    <main>
      <h1>A button of Angular Material</h1>
      <form (submit)="save($event)">
        <payitoff-link
          id="loans"
          [env]="env"
          nexus-key="demo-key"
          name="borrower"
          required
          (payitoff-statechange)="onStateChange($event)"
        >
          <button
            slot="trigger"
            matButton="outlined"
            type="button"
            [disabled]="isDisabled()"
            [attr.aria-busy]="state() === 'loading'"
          >
            Link your student loans
          </button>
        </payitoff-link>
        <p><button data-testid="submit">Send</button></p>
        <output data-testid="saved">{{ saved() }}</output>
      </form>
      <p>
        <button type="button" commandfor="loans" command="--open" data-testid="command">Start here</button>
      </p>
      <label
        ><input type="checkbox" data-testid="disabled" (change)="isDisabled.set(!isDisabled())" />
        Disabled</label
      >
    </main>
  `,
})
export class MaterialTrigger {
  // ?env=sandbox asks the vendor; otherwise nothing leaves the page.
  protected readonly env = new URLSearchParams(location.search).get('env') ?? 'simulator';
  protected readonly state = signal<LinkState>('idle');
  protected readonly isDisabled = signal(false);
  protected readonly saved = signal('');

  constructor() {
    if (this.env === 'simulator') installSimulator();
  }

  protected onStateChange({ detail }: PayitoffStateChangeEvent): void {
    this.state.set(detail.state);
  }

  protected save(event: Event): void {
    event.preventDefault();
    this.saved.set(String(new FormData(event.target as HTMLFormElement).get('borrower')));
  }
}
