import { mount } from '@vue/test-utils';
import { installSimulator } from 'payitoff-link/simulator';
import { afterEach, expect, it } from 'vitest';
import LinkLoans from './LinkLoans.vue';

let simulator;
afterEach(() => simulator.uninstall());

it('shows whom it has linked', async () => {
  const uuid = '9e0cc73c-d450-44ea-857a-3030d3674572';
  simulator = installSimulator({ onLink: (flow) => flow.complete({ result: { borrower: { uuid } } }) });
  const wrapper = mount(LinkLoans, { attachTo: document.body });
  await wrapper.get('payitoff-link').trigger('click');
  expect(wrapper.text()).toContain(`Linked: ${uuid}`);
  wrapper.unmount();
});
