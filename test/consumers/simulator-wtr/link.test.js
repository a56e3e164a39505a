import { expect, fixture, html } from '@open-wc/testing';
import 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';

// Your component or template that holds the element.
const linkButton = () => fixture(html`<payitoff-link env="simulator" nexus-key="key-1"></payitoff-link>`);

describe('linking', () => {
  let simulator;
  afterEach(() => simulator.uninstall());

  it('succeeds', async () => {
    simulator = installSimulator({ onLink: (flow) => flow.complete() });
    const element = await linkButton();
    const outcome = await element.open();
    expect(outcome.status).to.equal('complete');
    expect(element.value).to.equal(outcome.result.borrower?.uuid);
  });

  it('can be tried again after an error', async () => {
    const statuses = ['error', 'incomplete'];
    simulator = installSimulator({ onLink: (flow) => flow.exit(statuses.shift()) });
    const element = await linkButton();
    expect((await element.open()).status).to.equal('error');
    expect((await element.open()).status).to.equal('incomplete');
  });

  it('waits for an answer that takes its time', async () => {
    let answer;
    simulator = installSimulator({ onLink: (flow) => (answer = () => flow.exit('illegal')) });
    const element = await linkButton();
    const outcome = element.open();
    expect(element.state).to.equal('open');
    answer();
    expect((await outcome).status).to.equal('illegal');
  });

  it('opens the dialog when no handler answers', async () => {
    simulator = installSimulator();
    const element = await linkButton();
    const outcome = element.open();
    const dialog = document.querySelector('payitoff-nexus-simulator').shadowRoot;
    const press = (label) => {
      const buttons = [...dialog.querySelectorAll('button')];
      buttons.find((button) => button.ariaLabel === label || button.textContent === label).click();
    };
    press('Close');
    press('Leave');
    expect((await outcome).result.workflow).to.equal('link');
  });
});
