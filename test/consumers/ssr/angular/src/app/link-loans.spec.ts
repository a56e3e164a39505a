import { TestBed } from '@angular/core/testing';
import { installSimulator } from 'payitoff-link/simulator';
import { LinkLoans } from './link-loans';

describe('LinkLoans', () => {
  let simulator: ReturnType<typeof installSimulator>;
  afterEach(() => simulator.uninstall());

  it('shows the borrower who has linked', async () => {
    const uuid = '9e0cc73c-d450-44ea-857a-3030d3674572';
    simulator = installSimulator({
      // The component has env="sandbox".
      environment: 'sandbox',
      onLink: (flow) => flow.complete({ result: { borrower: { uuid } } }),
    });
    const fixture = TestBed.createComponent(LinkLoans);
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    page.querySelector('payitoff-link')!.click();
    await fixture.whenStable();
    expect(page.textContent).toContain(`Borrower ${uuid}`);
  });
});
