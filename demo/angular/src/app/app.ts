import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { installSimulator, type SimulatedEnvironment } from 'payitoff-link/simulator';
import { describe, LINK_EVENTS } from './events';
import { LinkLoans } from './link-loans';

@Component({
  selector: 'demo-app',
  imports: [FormsModule, LinkLoans],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './app.html',
})
export class App {
  protected readonly env = signal<SimulatedEnvironment>('simulator');
  protected readonly nexusKey = signal('demo-key');
  /** Kept by the page: without it, the next link would make a second borrower. */
  protected readonly borrower = signal('');
  protected readonly isMounted = signal(true);
  protected readonly settled = signal('nothing yet');
  protected readonly log = signal<{ id: number; name: string; text: string }[]>([]);
  protected readonly loans = viewChild(LinkLoans);

  constructor() {
    // No network: the simulator takes the place of the vendor's script, whichever env is chosen.
    effect(() => {
      installSimulator({ environment: this.env() });
    });

    // On the document, so that the answer is heard when the component has gone meanwhile.
    const record = (event: CustomEvent) => {
      if (event.type === 'payitoff-success') this.borrower.set(event.detail.result.borrower?.uuid ?? '');
      this.log.update((log) => [{ id: log.length, name: event.type, text: describe(event) }, ...log]);
    };
    for (const name of LINK_EVENTS) document.addEventListener(name, record);
    inject(DestroyRef).onDestroy(() => {
      for (const name of LINK_EVENTS) document.removeEventListener(name, record);
    });
  }

  protected async openFromCode(): Promise<void> {
    this.settled.set('waiting');
    const outcome = await this.loans()?.open();
    this.settled.set(outcome?.status ?? 'nothing');
  }
}
