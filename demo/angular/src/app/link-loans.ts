import {
  ChangeDetectionStrategy,
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type {
  LinkEnv,
  LinkOutcome,
  LinkState,
  PayitoffLink,
  PayitoffStateChangeEvent,
  PayitoffSuccessEvent,
} from 'payitoff-link';
import { LinkValueAccessor } from './link-value-accessor';

@Component({
  selector: 'demo-link-loans',
  imports: [ReactiveFormsModule, LinkValueAccessor],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './link-loans.html',
})
export class LinkLoans {
  readonly env = input.required<LinkEnv>();
  readonly nexusKey = input.required<string>();
  readonly borrower = input.required<string>();

  protected readonly state = signal<LinkState>('idle');
  protected readonly linked = signal('');
  protected readonly saved = signal('');
  protected readonly plan = inject(NonNullableFormBuilder).group({
    budget: [250, [Validators.required, Validators.min(1)]],
    borrower: ['', Validators.required],
  });
  protected readonly link = viewChild.required<ElementRef<PayitoffLink>>('link');

  async open(): Promise<LinkOutcome | null> {
    return this.link().nativeElement.open();
  }

  protected onSuccess({ detail }: PayitoffSuccessEvent): void {
    this.linked.set(detail.result.borrower?.uuid ?? '');
  }

  protected onStateChange({ detail }: PayitoffStateChangeEvent): void {
    this.state.set(detail.state);
  }

  protected save(): void {
    if (this.plan.invalid) {
      this.saved.set('Link your student loans first.');
      return;
    }
    const { budget, borrower } = this.plan.getRawValue();
    this.saved.set(`Saved: $${budget} a month for borrower ${borrower}`);
  }
}
